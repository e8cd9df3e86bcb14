package pipeline

import "flag"

var update = flag.Bool("update", false, "mark in the stories what is read wrong; read the diff")
