module github.com/dateline-data/dateline

go 1.26.8
