### Every word of the page in English, as Fluent messages (https://projectfluent.org).
###
### Another language is another file beside this one, named by its BCP 47 tag, and listed under `languages` in
### data/map.json. What it leaves out is said in English. Plurals and numbers follow the rules of `locale`.

# The locale whose rules of numbers, plurals and dates are used, here for days before months.
locale = en-GB
# ltr or rtl
direction = ltr
# For readers, under About, behind about-version: that nobody whose language it is has read these words yet. Nothing where somebody has.
words-unread = { "" }

## Numbers and counts

incidents =
    { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    }
others =
    { $others ->
        [one] { $others } background record
       *[other] { $others } background records
    }
incidents-and-others = { incidents }, { others }
# Of all records in the file: "3 incidents, 2 background records of 25 records".
count-of-all =
    { $all ->
        [one] { $count } of { $all } record
       *[other] { $count } of { $all } records
    }
# While words are searched for. $count: one of the above, or "3 incidents".
count-so-far = { $count } so far
count-searching = Still searching { $all } records
count-unsearched = { $all } records, not searched
position-of-all = { $position } of { $all }
# Names of several things in one line: "Haaretz, 1 October 2016".
joined = { $before }, { $after }

## Dates. $start, $end and $when are dates in words.

when-none = No date given
# $when: a date. The source itself doubts it.
when-doubtful = { $when } (date doubtful)
when-about = about { $when }
when-about-time = { $day }, about { $time }
moment = { $day }, { $time }
since = since { $start }
from = from { $start }
until = until { $end }
on = on { $day }
# An incident happened at one time between the two.
between = between { $start } and { $end }
# A state of affairs lasted from one to the other.
span = { $start } to { $end }
all-dates = all dates
date-precision-part_of_day = part of the day known

## Places

place-none = No place given
# Of a mark that is a ring: the site itself is not known.
place-inexact = place not exact
place-precision-exact_site = exact site
place-precision-neighbourhood = somewhere in this neighbourhood
place-precision-town = somewhere in this town
place-precision-city = somewhere in this city
place-precision-district = somewhere in this district
place-precision-governorate = somewhere in the governorate
place-precision-country = somewhere in the country
place-precision-sea_area = somewhere at sea
place-precision-none = place not known
# $precision: one of the above. $distance: one of the two below.
place-within = { $precision } (± { $distance })
metres = { NUMBER($metres, maximumFractionDigits: 0) } m
kilometres = { NUMBER($kilometres, maximumFractionDigits: 1) } km

## What is known of a record

kind-incident = Incident
kind-aggregate = Total over many incidents
kind-condition = State of affairs
kind-statement = Statement

occurrence-corroborated = Independent sources agree that it happened
occurrence-corroborated_in_part = Independent sources agree on a part of it
occurrence-single_source = One source only
occurrence-unverified_claim = An unverified claim
occurrence-contested = Sources contradict each other
occurrence-rejected_by_speaker = Rejected by the person who mentions it

responsibility-corroborated = Independent sources agree on who did it
responsibility-undisputed = Who did it is not disputed
responsibility-contested = Who did it is disputed
responsibility-claimed = The party itself said that it did it
responsibility-not_stated = Nobody is named as responsible

role-alleged_perpetrator = Said to have done it
role-target = Said to be hit
role-speaker = Speaks
role-reporter = Reports it
role-none = Named

## Tolls, each of one reporter. $min and $max are persons.

# In a column that is headed "Killed" or "Injured".
figure-none = none
figure-exact = { $min }
figure-range = { $min } to { $max }
figure-min = at least { $min }
figure-max = up to { $max }
figure-not-stated = not stated

## The panel beside the map

counts = What is shown
views = Beside the map
view-about = About
view-filters = Filters
view-list = List
view-table = Table

## Filters: the facets, chips, search

group-what = Weapon and target
group-sure = How sure
group-where = Where
group-who = Who
# In the heading of a group of filters.
filters-on = { $count } on

facet-type = Type
facet-method = Method
facet-target = What was hit
facet-kind = Kind of record
facet-place = Governorate
facet-status = That it happened
facet-responsibility = Who did it
facet-place_precision = How exact the place
facet-date_precision = How exact the date
facet-perpetrator = Said to have done it
facet-hit = Said to be hit
facet-speaker = Who speaks
facet-reporter = Reported by
facet-publisher = Published by
facet-overlay_area = Area
# Takes the choice of a facet back.
facet-any = Any

# What a screen reader says behind a value. $count: "3 incidents, 2 background records".
value-counted = { $value }, { $count }
value-unspecified = Not stated
value-kind-incident = { kind-incident }
value-kind-aggregate = { kind-aggregate }
value-kind-condition = { kind-condition }
value-kind-statement = { kind-statement }
value-status-corroborated = Independent sources agree
value-status-corroborated_in_part = They agree on a part of it
value-status-single_source = One source only
value-status-unverified_claim = Unverified claim
value-status-contested = Sources contradict each other
value-status-rejected_by_speaker = Rejected by who mentions it
value-responsibility-corroborated = Independent sources agree
value-responsibility-undisputed = Named and not disputed
value-responsibility-contested = Disputed
value-responsibility-claimed = Claimed by the party itself
value-responsibility-not_stated = Nobody is named
value-responsibility-not_applicable = Does not apply
value-place_precision-exact_site = Exact site
value-place_precision-neighbourhood = Neighbourhood
value-place_precision-town = Town or village
value-place_precision-city = City
value-place_precision-district = District
value-place_precision-governorate = Governorate
value-place_precision-country = Country
value-place_precision-sea_area = Somewhere at sea
value-place_precision-none = Place not known
value-date_precision-exact_time = To the minute
value-date_precision-hour = To the hour
value-date_precision-part_of_day = Part of the day
value-date_precision-day = The day
value-date_precision-range = Between two days
value-date_precision-since = Since a day, without an end
value-date_precision-approximate = About a day
value-date_precision-undated = No date
# $count: types of which the line has no room.
types-more = { $count } more types
values-find = Find one of { $count }
values-all = Show all { $count }
values-few = Show fewer
values-none = None is called so.
values-left = { $count } more: find them by their names.

in-view = Only what is in view
in-view-off = Leaves out what lies outside the map’s frame.
in-view-on = Follows the map. What has no place is left out.
in-view-cannot = There is no map yet, or this browser cannot draw it.

chips = Filters that are on
# Read before the name of a filter that is on.
chip-remove = Remove the filter
# $facet: its name. $value: one of its values.
chip = { $facet }: { $value }
chip-words = “{ $words }”
# In the place of the names of filters, where none is on.
filters-none = all records
# $from and $to: the corners in the south-west and the north-east, as latitude and longitude.
filter-area = places between { $from } and { $to } (latitude, longitude)
clear-filters = Clear filters
show-all-dates = Show all dates
search-whole-map = Search the whole map
clear-search = Clear the search
without-place = { $count } not on the map, for want of a place

# It begins with what is seen, search-placeholder: speech input goes by that.
search = Search words or places in titles, names and excerpts
search-placeholder = Search words or places
# Before names of places, each of which the map goes to.
search-on-map = On the map:

## The header, the introduction, loading and failure

skip-to-panel = Skip to the filters and the list
skip-to-map = Skip to the map
skip-to-timeline = Skip to the timeline
theme-dark = Dark colours
theme-light = Light colours
close = Close

about-map = About this map
about-extent = { $as-of }; { $shown }
data-as-of = Data as of { $day }
about-shown = { $shown } of { $all } records shown
about-version = Version { $version } of the data file{ words-unread }
about-reading = How to read it
files-own = A file of your own
files-own-about = GeoJSON, a table (CSV), a spreadsheet, rows of JSON, KML, GPX or a feed, read on this device: nothing is sent anywhere. You can also drop it on the page.
files-open = Open a file
files-make = Make a map of your own
kept = On this device
kept-about = This map is kept on this device: it opens without a network, too.
kept-forget = Forget this map on this device
# After the button; a tab that is opened later keeps the map again.
kept-forgotten = It is forgotten, and nothing of it will be kept in this tab.
# In place of a link and a frame, where the reader has opened a file of their own.
share-here = This file is on this device only: a link would open for nobody else. Put it on a web host beside the map first.
# The table of a file's columns, with what each was taken for.
files-how = How this file was read
files-how-about = The file has columns of its own. Each was taken for what its name and its values say; change a line, and the map follows.
files-column = Column, and some of its values
files-taken-for = Taken for
# What a menu is for, to who hears it.
files-role-of = What { $column } is taken for
files-order-of = Day and month in { $column }
files-by-map_file = as chosen
files-by-name = by its name
files-by-content = by what stands in it
files-by-nothing = its name says nothing that is known
files-not-read = { $count ->
    [one] 1 value could not be read
   *[other] { NUMBER($count) } values could not be read
}
# Above what goes into the map file.
files-save = For map.json beside the file. Until it is there, only you see it so
order-open = Day first?
order-day-first = Day first: 24/09
order-month-first = Month first: 09/24
role-title = Title
role-description = Description
role-category = Type
role-date = Date
role-date-start = First day
role-date-end = Last day
role-clock = Clock time
role-place = Place
role-admin1 = Region
role-country = Country
role-latitude = Latitude
role-longitude = Longitude
role-lat-lng = Latitude and longitude
role-lng-lat = Longitude and latitude
role-fatalities = Killed
role-injured = Injured
role-actors = Who is named
role-sources = Source
role-url = Links
role-excerpts = Quotation
role-id = Identifier
role-fact = Another fact
role-left-out = Nothing: leave it out
about-exact = A filled mark is an exact site, or one that nobody calls inexact.
about-area = A hollow mark is a place known only as well as the pale circle around it: the incident happened somewhere in there.
about-cluster = A number counts the incidents around it, and the ring shows their types. The line around the ring is broken for the share whose exact site is not known.
about-rough = A hollow number within a broken ring counts incidents that are known only to lie somewhere in an area. They are never merged with exact ones.
about-dates = A hatched bar counts incidents whose day is not known for sure.
about-lasting = A thin line is a total or a state of affairs that lasted; it runs out of the frame where no end is known.
about-claims = Every figure is somebody’s. Figures of different sources stand side by side and are never added up.
about-credits = Credits
about-license = Use of the records:

keys = Keyboard shortcuts
keys-elsewhere = Arrow keys move the brush, step through the marks of the map, and go from row to row of the list. On the map itself, with Shift, they turn and tilt it.
keys-on = Use shortcuts of one letter
key-search = Search
key-filters = Show the filters
key-list = Show the list
key-table = Show the table
key-map = Go to the marks of the map
key-timeline = Go to the brush of the timeline
key-close = Close what is open
key-keys = Show these shortcuts

sheet-to-half = Show more below the map
sheet-to-full = Show still more below the map
sheet-to-peek = Show less below the map

failed = This map could not be loaded
failed-unreachable = { $file } could not be fetched ({ $reason }).
failed-unreachable-remedy = Check the connection and try again. If the file lies on another site, this site does not open it.
failed-elsewhere = The site { $reason } did not send { $file }.
failed-elsewhere-remedy = It may be down, or may not let other sites read its files (CORS). If it does, this page’s own policy may forbid it: { $origin } must stand in connect-src, in index.html and in the header that the server sends.
failed-missing = { $file } is not on this server (404).
failed-missing-remedy = Its name may be misspelt in the link or in data/map.json, or it was not uploaded.
failed-status = The server refused { $file } (status { $status }).
failed-status-remedy = Try again in a moment.
failed-unreadable = { $file } holds no record that can be read: { $reason }.
failed-unreadable-remedy = It should be GeoJSON, a table or a spreadsheet.
failed-cancelled = Loading { $file } was cancelled.
failed-cancelled-remedy = Nothing of it is kept. It can be started again.
retry = Try again
# In the place of a part of the page whose program comes when it is first wanted.
later-coming = Loading…
later-failed = This part of the page could not be loaded. Check the connection and try again; if that does not help, load the page again.
# After ten seconds with nothing to see.
slow = The map is still on its way: the line may be slow, or the server may not answer.

# A large file on its way. $read and $total are megabytes.
progress = Loading { $file }
progress-bar = Loaded so far
progress-of =
    { $records ->
        [one] { $read } of { $total } MB · { $records } record so far
       *[other] { $read } of { $total } MB · { $records } records so far
    }
progress-so-far =
    { $records ->
        [one] { $read } MB · { $records } record so far
       *[other] { $read } MB · { $records } records so far
    }
progress-heard = { $percent } percent loaded
# Where the size of the whole is not known.
progress-heard-so-far = { $read } megabytes loaded
cancel = Cancel
searching = Searching, { $percent } %. All counts are counts so far.
searching-heard = Searching
sorting = Sorting. Until then the list is in order of time.

# Under the title. $file: "data/other.geojson", or the address on another site.
other-file = From { $file }, which is not this map’s own file

## Notices

notices = Notices
dismiss = Dismiss
notice-address = Part of this link could not be read and was left out: { $parts }
# $then and $now: editions, as below. Behind it may stand the next one.
notice-changed = The data has changed since this link was made. Then: { $then }. Now: { $now }.
notice-corrected =
    { $count ->
        [one] One record says that it was corrected after { $day }.
       *[other] { $count } records say that they were corrected after { $day }.
    }
# The version has eight digits, as in links of old.
notice-weak-version = The data fits the short version in this link. That is no proof that it is the same: another file could be made that fits, too. A link that you copy now has a version that proves it.
# $day is when it was kept.
notice-kept = Shown as kept on this device on { $day }: the server did not answer.
notice-foreign = The link asks for data of another site ({ $file }). Only files of this site, and of sites that it lists, are opened, so this is the site’s own map.
# $reason: a sentence, of the publisher's own.
notice-withdrawn = The record “{ $id }” was withdrawn on { $day }: { $reason }
notice-no-record = The record “{ $id }” is not in this file: it may have been renamed or taken out.
notice-connection-lost =
    { $bytes ->
        [one] The connection was lost after { $bytes } byte of { $file }. What had come by then is shown; load the page again for the rest.
       *[other] The connection was lost after { $bytes } bytes of { $file }. What had come by then is shown; load the page again for the rest.
    }
# The file itself ends before its time: it was not uploaded as a whole.
notice-cut-off =
    { $bytes ->
        [one] { $file } is not whole: it ends after { $bytes } byte, and what followed is lost.
       *[other] { $file } is not whole: it ends after { $bytes } bytes, and what followed is lost.
    }
notice-broken = A part of { $file } could not be read, and what it holds is not shown.
notice-unread = A part of the file could not be read again. What a search finds, the order of the list and the texts of records may be incomplete; load the page again.
notice-no-map = The map cannot be drawn in this browser ({ $reason }). The list, the timeline and every record work without it.
# Firefox with resistFingerprinting, as in Tor Browser.
notice-disguised = This browser disguises what a page draws, so that the names of places on the map are left out and no image of it can be saved. Marks, list and records are as they should be.
notice-map-part = A part of the map could not be loaded: { $reason }
notice-blocked = This page’s policy ({ $directive }) blocked a request to { $address }. Whoever runs this site can allow it in index.html.
# Nothing of the file is missing.
notice-noted = { $file } was read with remarks; no record was lost.
notice-problems =
    { $dropped ->
        [0] Some of { $file } could not be read as it is written; no record was lost.
        [one] { $dropped } record of { $file } could not be read; the others are shown.
       *[other] { $dropped } records of { $file } could not be read; the others are shown.
    }
problems = What was found ({ $count })
problems-more = and { $count } more of the kind
# Where in a file something was found: "record 3 (convoy), line 41, date: expected a date".
found-at = { $place }: { $what }
found-at-record = record { $record }
found-at-record-with-id = record { $record } ({ $id })
found-at-line = line { $line }

## The timeline

timeline = Timeline
timeline-plot = Incidents over time
# $span: the dates that the axis shows.
timeline-none = { $span }
# $when: a day, a month.
# The bars as a sentence, for a screen reader. $bars: what is told of them. $empty of $all bars have no incident.
timeline-told =
    { $empty ->
        [0] Incidents bar by bar: { $bars }.
        [one] Incidents bar by bar: { $bars }. { $empty } of { $all } bars is empty.
       *[other] Incidents bar by bar: { $bars }. { $empty } of { $all } bars are empty.
    }
# $figure: "2", or "1 to 2" where some may lie in other bars.
timeline-told-none = No incidents in any of the { $all } bars.
timeline-told-bar = { $when }: { $figure }
timeline-told-highest = most { $when }: { $figure }
timeline-told-middle = as many before as after { $when }
timeline-told-lines =
    { $count ->
        [one] { $count } that lasts, as a line
       *[other] { $count } that last, as lines
    }
timeline-bin-empty = { $when }: nothing reported
# $between: "between 24 September and 1 October 2016".
timeline-bin-lone = One of them only known to be { $between }
timeline-bin-spread = { $spread } of them only known to a longer time, and counted in each part of it
timeline-bin-about =
    { $about ->
        [one] { $about } date is approximate
       *[other] { $about } dates are approximate
    }
timeline-others = background records
# Buttons that widen the axis to what lies before it, after it, or both.
timeline-before =
    { $count ->
        [one] Show { $count } earlier record
       *[other] Show { $count } earlier records
    }
timeline-after =
    { $count ->
        [one] Show { $count } later record
       *[other] Show { $count } later records
    }
timeline-outside = Show { $count } earlier and later records
timeline-period = Period, moved as a whole
# In an article whose author has fixed the dates.
timeline-fixed = Period, which stays as it is: { $span }
timeline-start = Start of the period
timeline-end = End of the period
timeline-overview = Part of time on the axis
timeline-play = Play
timeline-pause = Pause
timeline-earlier = Earlier
timeline-later = Later
timeline-presets = Periods
timeline-last-week = Last week
timeline-last-day = Last day
timeline-closer = Zoom in on time
timeline-wider = Zoom out of time
timeline-more = Choose dates
timeline-how = Speed and mode
timeline-from = From
timeline-to = to
timeline-speed = Speed
timeline-slow = slow
timeline-normal = normal
timeline-fast = fast
timeline-mode = Play shows
timeline-moving = one period after another
timeline-growing = all up to a day
timeline-key-sure = The date is known
timeline-key-about = About this date
timeline-key-spread = Some time between two days: one bar over all of them
timeline-key-line = Lasts; with an arrow, no end is known
timeline-tray = Not on the axis, or without an end
timeline-undated = { $count } undated
timeline-since = { $count } still going on


## The list and the table

list-heading = Records
# On paper, below a part of the list.
list-not-printed =
    { $count ->
        [one] One more record is not printed.
       *[other] { $count } more records are not printed.
    }
# In the place of a line, for screen readers.
list-awaited = This record is being read
# Above records of which only the end is known.
list-start-unknown = Start not known
# Above what is no incident.
list-background = Background: tolls, states of affairs, statements ({ $count })
# Beside a day: how much began on it.
list-day-count =
    { $incidents ->
        [0] { others }
       *[other]
            { $others ->
                [0] { incidents }
               *[other] { incidents-and-others }
            }
    }
# $during: "between 2 and 5 September 2016".
# In the place of the next two while words are searched for.
list-searching = Still searching. What is found is listed here.
list-unsearched = Nothing was searched: the search failed.
list-nothing-during = Nothing { $during } with these filters.
list-nothing-words = No record mentions “{ $words }” with these filters.
list-nothing-words-alone = No record mentions “{ $words }”.
list-nothing = Nothing with these filters.
# Above what is listed, and heard. $typed: words that no record has; $words: what was searched for, with the right words in their places.
list-corrected = No record has “{ $typed }”. This is what “{ $words }” finds.
list-empty = This file holds no records.

sort-by = Sort by
sort-turn = Reverse the order
# What is compared; the heads of the table's columns too.
sort-date = Date
sort-title = Record
sort-type = Type
sort-place = Place
sort-precision = How exact the place
sort-killed = Killed
sort-injured = Injured
sort-status = How sure
# Which way.
sort-date-up = Earliest first
sort-date-down = Latest first
sort-title-up = A to Z
sort-title-down = Z to A
sort-type-up = As in the legend
sort-type-down = Legend reversed
sort-place-up = A to Z
sort-place-down = Z to A
sort-precision-up = Most exact first
sort-precision-down = Least exact first
sort-killed-up = Fewest first
sort-killed-down = Most first
sort-injured-up = Fewest first
sort-injured-down = Most first
sort-status-up = Surest first
sort-status-down = Least sure first

# $by: what is compared. $order: which way.
table-caption = Sorted by { $by }: { $order }. Each figure is one reporter’s; none are added up.
table-caption-toll = Sorted by { $by }: { $order }, by the highest figure that any reporter gives. Each figure is one reporter’s; none are added up.
# While the order is being worked out.
table-caption-sorting = Sorting by { $by }. Until then in order of time. Each figure is one reporter’s; none are added up.
# In a cell of which the record says nothing.
table-unsaid = not stated
table-precision-exact_site = exact site
table-precision-neighbourhood = neighbourhood
table-precision-town = town
table-precision-city = city
table-precision-district = district
table-precision-governorate = governorate
table-precision-country = country
table-precision-sea_area = sea area
table-precision-none = not known
table-status-corroborated = corroborated
table-status-corroborated_in_part = corroborated in part
table-status-single_source = one source
table-status-unverified_claim = unverified claim
table-status-contested = contested
table-status-rejected_by_speaker = rejected by the speaker

# Persons under a heading that says what is counted, killed or injured.
# Follows a figure: "2 to 5 says Al Jazeera".
figure-says = says { $reporter }
figure-more = and { $count } more
figure-more-highest =
    { $count ->
        [one] and { $count } more: { $figure }
       *[other] and { $count } more, the highest { $figure }
    }


## A record

record-previous = Previous record
record-next = Next record
# Said to a screen reader that steps from record to record. $position: "4 of 11". $title: the record that is now open.
record-stepped = { $position }: { $title }
record-hidden = The filters that are on hide this record from the list and the map.
kind-note-aggregate = Not an incident: a report that sums up many.
kind-note-condition = Not an incident: how things stood.
kind-note-statement = Not an incident: something that somebody said.

fact-when = When
fact-where = Where
fact-says = Who says so
fact-sure = How sure
says-nobody = Not stated
# $when: a date with a clock time, "about 04:00". $gmt: the same on the clock of Greenwich.
when-there = { $when } there ({ $gmt } GMT)
when-gmt = { $when } GMT
# $words: the source's own words, for a date.
in-source = In the source: “{ $words }”
date-reasoning = How the date is known
coordinate-source = Where the position comes from
# $by: who judged how sure it is. $day: a day.
assessed-by-on = Assessed on { $day } by { $by }
assessed-by = Assessed by { $by }
assessed-on = Assessed on { $day }

facts = Details
excerpts = What was reported
excerpt-link = Read it in the article
excerpt-translated = Translated: “{ $words }”
# $about: the types of the record, "Chemical attack".
covered = These words describe violence to people ({ $about }). Show them

# What the file says of a record that no other section does, by the names of its columns.
other-facts = Also in the file
tolls = Killed and injured, by who says so
tolls-not-summed = The figures cover different periods, areas or people. They are not to be added up.
toll-reporter = Reporter
toll-killed = Killed
toll-injured = Injured
toll-as-of = As of { $day }
disputes = Others say
discrepancies = What the reports got wrong
later-findings = What was found out later
actors = Who is named, and by whom
# The source's own words for somebody.
wording = “{ $wording }”
named-by = Named by: { $by }
related = Related records
sources = Sources
source-unnamed = Source
source-archive = Archived copy
corrected-on = Corrected on { $day }: { $what }
corrected = Corrected: { $what }
last-changed = Last changed on { $day }
# Opens a letter or a form that names the record.
report-error = Report an error

## Giving it to others

copy-link = Copy link
copy-link-done = Copied
# The browser does not let the page copy: the link is in a field beside these words, selected.
copy-link-by-hand = Press Ctrl+C (⌘C on a Mac), or hold down, to copy the link
share-link = Send to an app


## The map

map = Incidents on the map
# What a screen reader calls the drawing itself, whose arrow keys move it.
map-canvas = Map
map-credits = Credits
map-unit-metres = m
map-unit-kilometres = km
# $count: "3 incidents".
map-keys = { $count } on the map: arrow keys to step through, Enter to open
map-keys-hint = ← → steps through the marks, Enter opens
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-home = Back to where the map opened
map-north = North up, seen from above
map-style = How incidents are drawn
map-style-clusters = Clusters
map-style-density = Density
map-style-dots = Dots
# $rough: incidents that are known too roughly for a shade of one place.
map-legend-density =
    { $rough ->
        [0] The stronger the shade, the more incidents.
       *[other] The stronger the shade, the more incidents. { $rough } are known too roughly to count.
    }
map-legend-dots = A dot for each incident, in the colour of its type.
map-full-screen = Full screen
map-full-screen-leave = Leave full screen
# Of one mark: when, and how exactly its place is known.
map-overlays = Layers
map-overlay-then = { $during }, not at the time shown
area-may-be = may be in { $area }
area-outside = outside of { $area }
area-other-time = at another time, or undated: { $area }
area-unknown = No layer of this map has this area, or it could not be read.
area-rough = place too rough to tell
map-tip-facts = { $when } · { $place }
map-tip-more = and { $count } more
map-tip-choose = Click to choose one
# A mark that stands for incidents at several places.
map-cluster =
    { $count ->
        [one] { $count } incident
       *[other] { $count } incidents
    }
map-cluster-hint = Click to zoom in
# A mark's name for a screen reader. $what: "12 incidents". $mix: "5 air strikes, 4 attacks on hospitals".
map-cluster-name = { $what }: { $mix }; opens closer
map-stack-name = { $what }: { $mix }; opens to choose from
map-mix-part = { $type } { $count }
map-mix-others = { $count } of other types
map-mix-comma = {", "}
# How many of a mark's incidents are placed less exactly than their very site.
map-mix-inexact = { $count } with an approximate place
# Several marks lie where the reader clicked.
map-stack =
    { $count ->
        [one] { $count } incident here
       *[other] { $count } incidents here
    }
# A long list of incidents at one place, a part at a time.
map-stack-page = { $first } to { $last } of { $count }
map-stack-before = Previous here
map-stack-after = Next here
# What can be seen of the map, in one line. $all are the incidents with a place that pass the filters.
in-view-all =
    { $all ->
        [0] No incidents on the map
        [one] { $all } incident, in view
       *[other] All { $all } incidents in view
    }
# While words are searched for.
in-view-searching = Still searching
in-view-unsearched = Not searched
in-view-so-far =
    { $all ->
        [one] { $seen } of { $all } incident found so far in view
       *[other] { $seen } of { $all } incidents found so far in view
    }
in-view-some =
    { $seen ->
        [0] No incidents in view
       *[other] { $seen } of { $all } incidents in view
    }
# A button that shows them, too. $side: where they lie, as the letters of the compass.
in-view-outside =
    { $side ->
        [n] { $outside } more to the north
        [s] { $outside } more to the south
        [e] { $outside } more to the east
        [w] { $outside } more to the west
        [ne] { $outside } more to the north and east
        [nw] { $outside } more to the north and west
        [se] { $outside } more to the south and east
        [sw] { $outside } more to the south and west
       *[around] { $outside } more on several sides
    }
# Before the names of places out of view, each a button.
in-view-elsewhere = Elsewhere:
in-view-show-all = Show all
in-view-placeless = { $count } without a place

# In the place of the map.
map-lost = The browser has taken the map’s graphics away. The map is drawn again as soon as it gives them back; list, timeline and records work meanwhile.
map-late = The map is still on its way: the line may be slow, or the server may not answer. List, timeline and records work meanwhile.

## In an article

# The link of a frame to the page by itself.
embed-open = Open the full map
map-gesture-mac = Use ⌘ + scroll to zoom the map
map-gesture-touch = Use two fingers to move the map
map-gesture-wheel = Use Ctrl + scroll to zoom the map

## Sharing: the link, and the codes that put the map into another page

share = Share
# A link or a citation with the version of the data in it.
share-pin = Warn readers if the data changes later
share-view = Link
share-embed = Embed
share-any = Automatic
share-light = Light
share-dark = Dark
share-show-title = Title
share-show-timeline = Timeline
share-show-filters = Filters
share-show-list = List
share-show-controls = Buttons
share-show-link = Link to the full map
share-lock = Keep the filters that are on
share-theme = Colours
share-language = Language
share-ratio = Ratio
share-height = Height in pixels
# Recommended heights of frames that are 360, 640 and 1,000 pixels wide.
share-heights = Recommended: { $narrow } high on a phone, { $middle } at a width of 640, { $wide } at 1,000
share-preview = Preview of the embedded map
share-copy = Copy
share-frame = Frame without a script: works in most editors
share-others = Other codes
share-fitted = Frame with a script that fits its height
share-picture = Picture with a link, for newsletters and AMP: the map as it opens. For the view that is shown, take the image along and put its address there
# $host: 127.0.0.1.
share-local = These codes lead to { $host }, which only this machine or its network can open. Name the site’s own address as site_url in data/map.json, or copy them there.
share-element = Element for pages that talk to the map

## Taking along what is shown: citation, files, image, paper

# An edition of the data: the day that it is of, and a short hash of the file.
edition = data as of { $day }, version { $version }
edition-undated = data version { $version }

cite = Cite
# In the place of what names the version, while a large file is gone through for it.
edition-later = The version of the data is being worked out.
edition-unknown = The version of the data could not be worked out: the file cannot be read again. Load the page again.
cite-whole = Citation
cite-short = Short, for a footnote
# While words are searched for: the count is not known yet.
cite-later = The search goes on. The citation can be copied when it has ended.
cite-unsearched = The search failed, so there is nothing to cite yet.
cite-title = “{ $title }”
cite-published = { $publisher }, “{ $title }”
# Which records. $filters: the filters that are on, or that none is. $count: "3 incidents of 25".
cite-shown = { $filters } ({ $count })
# $work: one of the two above. $day: the day on which the reader looked.
cite-sentence = { $work }: { $shown }; { $edition }; accessed on { $day }: { $link }
cite-footnote = { $work }, { $edition }, { $link }

take = Download
take-what = The records that pass the filters, in the order of the list, with their sources. Each file says which filters.
take-geojson = GeoJSON
take-csv = Table (CSV)
take-writing = { $percent } % written
take-failed = The file could not be written: the browser no longer has the data, or no room. Load the page again.
take-image = Image (PNG)
take-no-map = There is no map in this browser to make an image of. The files have all records.
take-image-disguised = This browser disguises what a page draws: the image would be noise. A screenshot shows the map as it is.
take-no-image = This browser did not give the image. A screenshot shows the same.
# Opens the browser's own dialog, where paper may be a PDF file.
take-print = Print

## Records that are read again, and earlier versions of them

# On a map that reads its records again while somebody reads. $what: a list of the next three. $since: a time.
live-news = Since you came at { $since }: { $what }.
live-n-new =
    { $count ->
        [one] { $count } record is new
       *[other] { $count } records are new
    }
live-n-changed =
    { $count ->
        [one] { $count } record has changed
       *[other] { $count } records have changed
    }
live-n-gone =
    { $count ->
        [one] { $count } record is not there any more
       *[other] { $count } records are not there any more
    }
live-show = Show what is new or changed
# Marks of a record, and values of the filter.
live-new = New
live-changed = Changed
# $reason: one of those below. $since and $read: times.
live-fault = Since { $since } the records could not be read again: { $reason } What is shown was read at { $read }.
live-unreachable = { $host } does not answer, leads to a host that this map does not name, or lets no other site read the file.
live-status = { $host } answers { $status }.
live-busy = { $host } is asked too often ({ $status }), and is left alone for the time that it wants.
live-sign-in = { $host } sends a page, such as one to sign in on, in the place of the file.
live-cut-off = The file did not come as a whole.
live-unreadable = What came cannot be read as the records of this map.
live-unsettled = { $host } sends something else each time, so that nobody can tell whether all of it came.
live-too-large = The file is too large to be read again and again.
# Under About. $host: "docs.example.org".
live-elsewhere = The records of this map lie with { $host }, which learns of each reader: the address of the device, the browser and the time of each reading.
facet-changed = Since you came

# The page of all corrections, and its link under About.
corrections-page = Corrections
corrections-about = What was corrected, changed and withdrawn since these records were first published, the latest first.
corrections-undated = Without a date
# Of earlier versions of the records that the publisher keeps.
versions-heading = Earlier versions
# $day: when that version was published.
version-shown = This is the version of { $day }.
# Behind it. Of a version after which one is missing.
version-unknown = What became of its records since is not known, since a version after it is not kept any more.
# Behind it. $count: how many records are not there any more.
version-gone =
    { $count ->
        [one] Since then { $count } record is not there any more.
       *[other] Since then { $count } records are not there any more.
    }
# Behind them. $count: how many records are other today.
version-since =
    { $count ->
        [0] Today’s records say the same.
        [one] Since then { $count } record is new or says something else:
       *[other] Since then { $count } records are new or say something else:
    }
version-today = Today’s version
# Where a link is of a version that is kept.
version-kept = The version of { $day }, of which this link was made, is kept.
version-open = Open it
change-heading = What changed on { $day }
# Heads of a table: a member of a record, what it said, what it says.
change-field = Field
change-then = Then
change-since = Since
change-now = Today
change-nothing = nothing
field-title = Title
field-date = Date
field-date_text = Words for the date
field-date_reasoning = How the date was found
field-place = Place
field-geometry = Position
field-uncertainty_m = Radius in metres
field-coordinate_source = Source of the position
field-actors = Who is named
field-casualties = Killed and injured
field-excerpts = Quotations
field-sources = Sources
field-disputes = Conflicting accounts
field-discrepancies = Slips
field-later_findings = Later findings
field-related = Related records
