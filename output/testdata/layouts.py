"""Reads the layouts of a release with code as the users of GDELT and POLECAT have it.

usage: layouts.py RELEASE
"""
import sys

import pandas as pd

ACTOR = ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"]
GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
EVENTS = (
    ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"]
    + ["Actor1" + c for c in ACTOR] + ["Actor2" + c for c in ACTOR]
    + ["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"]
    + [f"{geo}_{c}" for geo in ("Actor1Geo", "Actor2Geo", "ActionGeo") for c in GEO]
    + ["DATEADDED", "SOURCEURL"]
)
MENTIONS = [
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset",
    "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
]
CODES = ["EventCode", "EventBaseCode", "EventRootCode", "ActionGeo_ADM1Code", "ActionGeo_FeatureID", "SQLDATE", "DATEADDED"]


def gdelt(release):
    events = pd.read_csv(f"{release}/gdelt/events.tsv", sep="\t", header=None, names=EVENTS, dtype={c: str for c in CODES} | {"GLOBALEVENTID": "int64", "QuadClass": "int64"})
    mentions = pd.read_csv(f"{release}/gdelt/mentions.tsv", sep="\t", header=None, names=MENTIONS, dtype={"GLOBALEVENTID": "int64", "Confidence": "int64", "EventTimeDate": str, "MentionTimeDate": str})
    assert len(EVENTS) == 61 and len(MENTIONS) == 16
    assert events.GLOBALEVENTID.is_unique and set(mentions.GLOBALEVENTID) == set(events.GLOBALEVENTID)
    events["date"] = pd.to_datetime(events.SQLDATE, format="%Y%m%d")
    assert events.QuadClass.between(1, 4).all() and events.GoldsteinScale.between(-10, 10).all()
    assert (events.EventCode.str[:2] == events.EventRootCode).all()
    conflict = events[events.QuadClass == 4].groupby("EventRootCode").NumMentions.sum()
    assert conflict["19"] > 0, conflict
    invasion = events[(events.Actor1CountryCode == "RUS") & (events.Actor2CountryCode == "UKR") & (events.date >= "2022-02-24") & (events.date < "2022-03-01")]
    assert len(invasion) > 0
    placed = events.dropna(subset=["ActionGeo_Lat", "ActionGeo_Long"])
    assert len(placed) > 0 and placed.ActionGeo_Type.isin([2, 3, 4, 5]).all() and placed.ActionGeo_CountryCode.str.len().eq(2).all()
    assert (placed[placed.ActionGeo_FullName.str.endswith("Ukraine")].ActionGeo_CountryCode == "UP").all()
    times = pd.to_datetime(mentions.MentionTimeDate, format="%Y%m%d%H%M%S")
    assert times.notna().all() and mentions.Confidence.between(0, 100).all() and (mentions.SentenceID >= 1).all()
    return len(events), len(mentions)


def polecat(release):
    events = pd.read_csv(f"{release}/polecat/events.tsv", sep="\t", dtype={"Event ID": str}, parse_dates=["Event Date", "Publication Date"])
    assert len(events.columns) == 40 and events["Event ID"].is_unique
    assault = events[(events["Event Type"] == "ASSAULT") & (events["Quad Code"] == "MATERIAL CONFLICT")]
    assert len(assault) > 0 and (assault["Intensity"] < 0).all()
    assert events["Contexts"].dropna().str.split(";").explode().str.islower().all()
    assert (events["Publication Date"].dt.year >= 1990).all()
    dyads = events.dropna(subset=["Actor Country", "Recipient Country"]).groupby(["Actor Country", "Recipient Country"]).size()
    assert dyads["RUS", "UKR"] > 0
    return len(events)


release = sys.argv[1]
print("layouts: %d GDELT events in %d mentions," % gdelt(release), polecat(release), "POLECAT events")
