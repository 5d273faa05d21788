### The page in Arabic. Digits are Latin ones, as in the Arabic of the data; months are those of the Levant.
###
### Every value is set apart from the words around it. A message of nothing but values and marks begins with
### the right-to-left mark (U+200F), invisible here: it would run from left to right inside of another message.

locale = ar-SY-u-nu-latn
direction = rtl
words-unread = { "" }

## Numbers and counts

incidents =
    { $incidents ->
        [zero] لا حوادث
        [one] حادثة واحدة
        [two] حادثتان
        [few] { $incidents } حوادث
       *[other] { $incidents } حادثة
    }
others =
    { $others ->
        [zero] لا سجلات سياقية
        [one] سجل سياقي واحد
        [two] سجلان سياقيان
        [few] { $others } سجلات سياقية
        [many] { $others } سجلاً سياقياً
       *[other] { $others } سجل سياقي
    }
incidents-and-others = ‏{ incidents }، { others }
count-of-all =
    { $all ->
        [one] { $count } من أصل سجل واحد
        [two] { $count } من أصل سجلين
        [few] { $count } من أصل { $all } سجلات
        [many] { $count } من أصل { $all } سجلاً
       *[other] { $count } من أصل { $all } سجل
    }
count-so-far = { $count } حتى الآن
count-searching = ما زال البحث جارياً في { $all } سجل
count-unsearched = { $all } سجل، لم يُبحث فيها
position-of-all = { $position } من { $all }
joined = ‏{ $before }، { $after }

## Dates

when-none = لا تاريخ مذكور
when-doubtful = { $when } (التاريخ مشكوك فيه)
when-about = نحو { $when }
when-about-time = { $day }، نحو الساعة { $time }
moment = ‏{ $day }، { $time }
since = منذ { $start }
from = من { $start }
until = حتى { $end }
on = في { $day }
between = بين { $start } و{ $end }
span = { $start } إلى { $end }
all-dates = كل التواريخ
date-precision-part_of_day = يُعرف الجزء من اليوم

## Places

place-none = لا مكان مذكور
place-inexact = المكان غير محدد بدقة
place-precision-exact_site = الموقع بالتحديد
place-precision-neighbourhood = في مكان ما من هذا الحي
place-precision-town = في مكان ما من هذه البلدة
place-precision-city = في مكان ما من هذه المدينة
place-precision-district = في مكان ما من هذه المنطقة
place-precision-governorate = في مكان ما من المحافظة
place-precision-country = في مكان ما من البلاد
place-precision-sea_area = في مكان ما من البحر
place-precision-none = المكان غير معروف
place-within = { $precision } (± { $distance })
metres = { NUMBER($metres, maximumFractionDigits: 0) } م
kilometres = { NUMBER($kilometres, maximumFractionDigits: 1) } كم

## What is known of a record

kind-incident = حادثة
kind-aggregate = حصيلة حوادث عدة
kind-condition = وضع قائم
kind-statement = تصريح

occurrence-corroborated = مصادر مستقلة تتفق على وقوعه
occurrence-corroborated_in_part = مصادر مستقلة تتفق على جزء منه
occurrence-single_source = مصدر واحد فقط
occurrence-unverified_claim = ادعاء لم يُتحقق منه
occurrence-contested = المصادر متعارضة
occurrence-rejected_by_speaker = ينفيه من أورده

responsibility-corroborated = مصادر مستقلة تتفق على الفاعل
responsibility-undisputed = لا خلاف على الفاعل
responsibility-contested = الفاعل موضع خلاف
responsibility-claimed = الطرف نفسه أعلن مسؤوليته
responsibility-not_stated = لم يُسمَّ أي مسؤول

role-alleged_perpetrator = يُنسب إليه الفعل
role-target = ذُكر أنه تعرّض للهجوم
role-speaker = المتحدث
role-reporter = ناقل الخبر
role-none = ورد اسمه

## Tolls

figure-none = لا أحد
figure-exact = { $min }
figure-range = { $min } إلى { $max }
figure-min = { $min } على الأقل
figure-max = { $max } على الأكثر
figure-not-stated = غير مذكور

## The panel beside the map

counts = ما يظهر
views = إلى جانب الخريطة
view-about = تعريف
view-filters = تصفية
view-list = قائمة
view-table = جدول

## Filters

group-what = السلاح والهدف
group-sure = درجة التحقق
group-where = المكان
group-who = الأطراف
filters-on =
    { $count ->
        [one] مرشّح واحد
        [two] مرشّحان
        [few] { $count } مرشّحات
       *[other] { $count } مرشّحاً
    }

facet-type = النوع
facet-method = الوسيلة
facet-target = ما تعرّض للهجوم
facet-kind = نوع السجل
facet-place = المحافظة
facet-status = ثبوت وقوعه
facet-responsibility = الفاعل
facet-place_precision = دقة المكان
facet-date_precision = دقة التاريخ
facet-perpetrator = يُنسب إليه الفعل
facet-hit = ذُكر أنه تعرّض للهجوم
facet-speaker = المتحدث
facet-reporter = ناقل الخبر
facet-publisher = الناشر
facet-overlay_area = المنطقة
facet-any = الكل

value-counted = { $value }، { $count }
value-unspecified = غير مذكور
value-kind-incident = { kind-incident }
value-kind-aggregate = { kind-aggregate }
value-kind-condition = { kind-condition }
value-kind-statement = { kind-statement }
value-status-corroborated = مصادر مستقلة متفقة
value-status-corroborated_in_part = متفقة على جزء منه
value-status-single_source = مصدر واحد فقط
value-status-unverified_claim = ادعاء لم يُتحقق منه
value-status-contested = المصادر متعارضة
value-status-rejected_by_speaker = ينفيه من أورده
value-responsibility-corroborated = مصادر مستقلة متفقة
value-responsibility-undisputed = مذكور ولا خلاف عليه
value-responsibility-contested = موضع خلاف
value-responsibility-claimed = أعلنه الطرف نفسه
value-responsibility-not_stated = لم يُسمَّ أحد
value-responsibility-not_applicable = لا ينطبق
value-place_precision-exact_site = الموقع بالتحديد
value-place_precision-neighbourhood = الحي
value-place_precision-town = البلدة أو القرية
value-place_precision-city = المدينة
value-place_precision-district = المنطقة
value-place_precision-governorate = المحافظة
value-place_precision-country = البلد
value-place_precision-sea_area = في البحر
value-place_precision-none = المكان غير معروف
value-date_precision-exact_time = بالدقيقة
value-date_precision-hour = بالساعة
value-date_precision-part_of_day = جزء من اليوم
value-date_precision-day = باليوم
value-date_precision-range = بين يومين
value-date_precision-since = منذ يوم، بلا نهاية
value-date_precision-approximate = يوم تقريبي
value-date_precision-undated = بلا تاريخ
types-more =
    { $count ->
        [one] نوع واحد آخر
        [two] نوعان آخران
        [few] { $count } أنواع أخرى
        [many] { $count } نوعاً آخر
       *[other] { $count } نوع آخر
    }
values-find = ابحث بين { $count }
values-all = عرض الكل ({ $count })
values-few = عرض أقل
values-none = لا شيء بهذا الاسم.
values-left = بقي { $count }: ابحث عنها بأسمائها.

in-view = ما يظهر على الخريطة فقط
in-view-off = يستبعد ما يقع خارج إطار الخريطة.
in-view-on = يتبع الخريطة، ويستبعد ما لا مكان له.
in-view-cannot = لا توجد خريطة بعد، أو أن هذا المتصفح لا يستطيع رسمها.

chips = المرشّحات المفعّلة
chip-remove = إزالة المرشّح
chip = ‏{ $facet }: { $value }
chip-words = ‏«{ $words }»
filters-none = جميع السجلات
filter-area = الأماكن الواقعة بين { $from } و{ $to } (خط العرض ثم خط الطول)
clear-filters = إزالة المرشّحات
show-all-dates = عرض كل التواريخ
search-whole-map = البحث في الخريطة كلها
clear-search = مسح البحث
without-place = خارج الخريطة لعدم ذكر المكان: { $count }

search = ابحث عن كلمات أو أماكن في العناوين والأسماء والمقتطفات
search-placeholder = ابحث عن كلمات أو أماكن
search-on-map = على الخريطة:

## The header, the introduction, loading and failure

skip-to-panel = الانتقال إلى التصفية والقائمة
skip-to-map = الانتقال إلى الخريطة
skip-to-timeline = الانتقال إلى الخط الزمني
theme-dark = ألوان داكنة
theme-light = ألوان فاتحة
close = إغلاق

about-map = عن هذه الخريطة
about-extent = ‏{ $as-of }؛ { $shown }
data-as-of = البيانات حتى { $day }
about-shown = السجلات المعروضة: { $shown } من { $all }
about-version = إصدار ملف البيانات: { $version }{ words-unread }
about-reading = كيف تُقرأ الخريطة
files-own = ملف من عندك
files-own-about = GeoJSON أو جدول (CSV) أو جدول بيانات أو صفوف JSON أو KML أو GPX أو موجز أخبار، يُقرأ على هذا الجهاز ولا يُرسل شيء إلى أي مكان. ويمكنك أيضاً إفلاته على الصفحة.
files-open = فتح ملف
files-make = اصنع خريطتك
kept = على هذا الجهاز
kept-about = هذه الخريطة محفوظة على هذا الجهاز، فتُفتح من دون شبكة أيضاً.
kept-forget = انسَ هذه الخريطة على هذا الجهاز
kept-forgotten = نُسيت الخريطة، ولن يُحفظ منها شيء في علامة التبويب هذه.
share-here = هذا الملف على هذا الجهاز فقط، ولن يُفتح رابطه لدى أحد سواك. ضعه أولاً على خادم ويب بجانب الخريطة.
files-how = كيف قُرئ هذا الملف
files-how-about = للملف أعمدته الخاصة. أُخذ كل عمود على ما يدل عليه اسمه وقيمه؛ غيّر سطراً فتتبعه الخريطة.
files-column = العمود وبعض قيمه
files-taken-for = أُخذ على أنه
files-role-of = ما أُخذ عليه { $column }
files-order-of = اليوم والشهر في { $column }
files-by-map_file = كما اختير
files-by-name = بحسب اسمه
files-by-content = بحسب ما فيه
files-by-nothing = لا يدل اسمه على شيء معروف
files-not-read = { $count ->
    [zero] قُرئت كل القيم
    [one] تعذّرت قراءة قيمة واحدة
    [two] تعذّرت قراءة قيمتين
    [few] تعذّرت قراءة { NUMBER($count) } قيم
    [many] تعذّرت قراءة { NUMBER($count) } قيمة
   *[other] تعذّرت قراءة { NUMBER($count) } قيمة
}
files-save = لملف map.json بجانب الملف. وحتى يكون فيه لا يراه هكذا سواك
order-open = اليوم أولاً؟
order-day-first = اليوم أولاً: 24/09
order-month-first = الشهر أولاً: 09/24
role-title = العنوان
role-description = الوصف
role-category = النوع
role-date = التاريخ
role-date-start = اليوم الأول
role-date-end = اليوم الأخير
role-clock = الساعة
role-place = المكان
role-admin1 = المنطقة
role-country = البلد
role-latitude = خط العرض
role-longitude = خط الطول
role-lat-lng = خط العرض ثم خط الطول
role-lng-lat = خط الطول ثم خط العرض
role-fatalities = القتلى
role-injured = الجرحى
role-actors = من ذُكر
role-sources = المصدر
role-url = الروابط
role-excerpts = اقتباس
role-id = المعرّف
role-fact = معلومة أخرى
role-left-out = لا شيء: لا يُعرض
about-exact = العلامة الممتلئة موقع محدد، أو موقع لم يصفه أحد بأنه تقريبي.
about-area = العلامة المجوّفة مكان لا يُعرف إلا بقدر الدائرة الباهتة حولها: وقعت الحادثة في موضع ما داخلها.
about-cluster = العدد يحصي الحوادث من حوله، والطوق يبيّن أنواعها. ويتقطّع الخط حول الطوق بقدر نصيب ما لا يُعرف موقعه المحدد.
about-rough = العدد المفرّغ داخل طوق متقطّع يحصي حوادث لا يُعرف عنها إلا أنها وقعت في موضع ما من منطقة، ولا تُدمج أبداً مع المواقع المحددة.
about-dates = العمود المخطط يعدّ حوادث لا يُعرف يومها على وجه التأكيد.
about-lasting = الخط الرفيع حصيلة أو وضع امتد زمناً؛ ويخرج من الإطار حيث لا تُعرف نهايته.
about-claims = لكل رقم قائله. وتُعرض أرقام المصادر المختلفة جنباً إلى جنب ولا تُجمع.
about-credits = المصادر والحقوق
about-license = شروط استخدام البيانات:

keys = اختصارات لوحة المفاتيح
keys-elsewhere = مفاتيح الأسهم تحرّك نطاق الزمن، وتنقل بين علامات الخريطة، ومن سطر إلى سطر في القائمة. وعلى الخريطة نفسها تديرها مع Shift وتميلها.
keys-on = استخدام اختصارات الحرف الواحد
key-search = البحث
key-filters = عرض التصفية
key-list = عرض القائمة
key-table = عرض الجدول
key-map = الانتقال إلى علامات الخريطة
key-timeline = الانتقال إلى نطاق الخط الزمني
key-close = إغلاق المفتوح
key-keys = عرض هذه الاختصارات

sheet-to-half = عرض المزيد تحت الخريطة
sheet-to-full = توسيع العرض تحت الخريطة
sheet-to-peek = عرض أقل تحت الخريطة

failed = تعذّر تحميل هذه الخريطة
failed-unreachable = تعذّر جلب { $file } ({ $reason }).
failed-unreachable-remedy = تحقق من الاتصال ثم أعد المحاولة. وإذا كان الملف على موقع آخر، فإن هذا الموقع لا يفتحه.
failed-elsewhere = لم يرسل الموقع { $reason } الملف { $file }.
failed-elsewhere-remedy = ربما كان متوقفاً، أو لا يسمح لمواقع أخرى بقراءة ملفاته (CORS). وإن كان يسمح، فربما تمنع ذلك سياسة هذه الصفحة: يجب أن يرد { $origin } في connect-src، في index.html وفي الترويسة التي يرسلها الخادم.
failed-missing = الملف { $file } غير موجود على هذا الخادم (404).
failed-missing-remedy = قد يكون اسمه مكتوباً خطأً في الرابط أو في data/map.json، أو أنه لم يُرفع.
failed-status = رفض الخادم إرسال { $file } (الحالة { $status }).
failed-status-remedy = أعد المحاولة بعد قليل.
failed-unreadable = لا يحتوي { $file } على أي سجل يمكن قراءته: { $reason }.
failed-unreadable-remedy = ينبغي أن يكون بصيغة GeoJSON أو جدولاً أو جدول بيانات.
failed-cancelled = أُلغي تحميل { $file }.
failed-cancelled-remedy = لم يُحتفظ بشيء منه. يمكن البدء من جديد.
retry = إعادة المحاولة
later-coming = جارٍ التحميل…
later-failed = تعذّر تحميل هذا الجزء من الصفحة. تحقّق من الاتصال وأعد المحاولة؛ فإن لم يفد ذلك فأعد تحميل الصفحة.
slow = ما زالت الخريطة في طريقها: ربما كان الاتصال بطيئاً أو كان الخادم لا يجيب.

progress = جارٍ تحميل { $file }
progress-bar = ما حُمّل حتى الآن
progress-of =
    { $records ->
        [zero] { $read } من { $total } ميغابايت · لا سجلات بعد
        [one] { $read } من { $total } ميغابايت · سجل واحد حتى الآن
        [two] { $read } من { $total } ميغابايت · سجلان حتى الآن
        [few] { $read } من { $total } ميغابايت · { $records } سجلات حتى الآن
        [many] { $read } من { $total } ميغابايت · { $records } سجلاً حتى الآن
       *[other] { $read } من { $total } ميغابايت · { $records } سجل حتى الآن
    }
progress-so-far =
    { $records ->
        [zero] { $read } ميغابايت · لا سجلات بعد
        [one] { $read } ميغابايت · سجل واحد حتى الآن
        [two] { $read } ميغابايت · سجلان حتى الآن
        [few] { $read } ميغابايت · { $records } سجلات حتى الآن
        [many] { $read } ميغابايت · { $records } سجلاً حتى الآن
       *[other] { $read } ميغابايت · { $records } سجل حتى الآن
    }
progress-heard = حُمّل { $percent } بالمئة
progress-heard-so-far = حُمّل { $read } ميغابايت
cancel = إلغاء
searching = جارٍ البحث، { $percent } %. كل الأعداد هي ما وُجد حتى الآن.
searching-heard = جارٍ البحث
sorting = جارٍ الترتيب. تبقى القائمة بترتيب الزمن إلى أن ينتهي.

other-file = من { $file }، وهو ليس ملف هذه الخريطة نفسها

## Notices

notices = تنبيهات
dismiss = إخفاء
notice-address = تعذّرت قراءة جزء من هذا الرابط فتُرك: { $parts }
notice-changed = تغيّرت البيانات منذ إنشاء هذا الرابط. حينها: { $then }. الآن: { $now }.
notice-corrected =
    { $count ->
        [one] يذكر سجل واحد أنه صُحِّح بعد { $day }.
        [two] يذكر سجلان أنهما صُحِّحا بعد { $day }.
        [few] تذكر { $count } سجلات أنها صُحِّحت بعد { $day }.
        [many] يذكر { $count } سجلاً أنه صُحِّح بعد { $day }.
       *[other] يذكر { $count } سجل أنه صُحِّح بعد { $day }.
    }
notice-weak-version = البيانات توافق الإصدار القصير في هذا الرابط. وليس هذا دليلاً على أنها هي نفسها: يمكن صنع ملف آخر يوافقه أيضاً. الرابط الذي تنسخه الآن يحمل إصداراً يثبت ذلك.
notice-kept = معروضة كما حُفظت على هذا الجهاز في { $day }: لم يُجب الخادم.
notice-foreign = يطلب الرابط بيانات من موقع آخر ({ $file }). لا تُفتح إلا ملفات هذا الموقع والمواقع التي يحددها، ولذلك تظهر خريطة الموقع نفسه.
notice-withdrawn = سُحب السجل «{ $id }» في { $day }: { $reason }
notice-no-record = السجل «{ $id }» غير موجود في هذا الملف: ربما تغيّر اسمه أو أُزيل.
notice-connection-lost = انقطع الاتصال بعد وصول { $bytes } بايت من { $file }. يُعرض ما وصل حتى ذلك الحين؛ أعد تحميل الصفحة للحصول على الباقي.
notice-cut-off = الملف { $file } غير كامل: ينتهي بعد { $bytes } بايت، وفُقد ما يليها.
notice-broken = تعذّرت قراءة جزء من { $file }، ولا يُعرض ما فيه.
notice-unread = تعذّرت قراءة جزء من الملف مرة أخرى. قد تكون نتائج البحث وترتيب القائمة ونصوص السجلات غير مكتملة؛ أعد تحميل الصفحة.
notice-no-map = لا يمكن رسم الخريطة في هذا المتصفح ({ $reason }). القائمة والخط الزمني وجميع السجلات تعمل من دونها.
notice-disguised = يموّه هذا المتصفح ما ترسمه الصفحة، ولذلك حُذفت أسماء الأماكن من الخريطة ولا يمكن حفظ صورة لها. العلامات والقائمة والسجلات كما ينبغي.
notice-map-part = تعذّر تحميل جزء من الخريطة: { $reason }
notice-blocked = منعت سياسة هذه الصفحة ({ $directive }) طلباً إلى { $address }. يستطيع القائم على الموقع السماح به في index.html.
notice-noted = قُرئ { $file } مع ملاحظات، ولم يضِع أي سجل.
notice-problems =
    { $dropped ->
        [0] تعذّرت قراءة أجزاء من { $file } كما كُتبت؛ ولم يُفقد أي سجل.
        [one] تعذّرت قراءة سجل واحد من { $file }؛ وتُعرض بقية السجلات.
        [two] تعذّرت قراءة سجلين من { $file }؛ وتُعرض بقية السجلات.
        [few] تعذّرت قراءة { $dropped } سجلات من { $file }؛ وتُعرض بقية السجلات.
        [many] تعذّرت قراءة { $dropped } سجلاً من { $file }؛ وتُعرض بقية السجلات.
       *[other] تعذّرت قراءة { $dropped } سجل من { $file }؛ وتُعرض بقية السجلات.
    }
problems = ما وُجد ({ $count })
problems-more = ومثلها { $count }
found-at = ‏{ $place }: { $what }
found-at-record = السجل { $record }
found-at-record-with-id = السجل { $record } ({ $id })
found-at-line = السطر { $line }

## The timeline

timeline = الخط الزمني
timeline-plot = الحوادث عبر الزمن
timeline-none = { $span }
timeline-told =
    { $empty ->
        [0] الحوادث عموداً بعد عمود: { $bars }.
        [one] الحوادث عموداً بعد عمود: { $bars }. وعمود واحد من { $all } فارغ.
        [two] الحوادث عموداً بعد عمود: { $bars }. وعمودان من { $all } فارغان.
        [few] الحوادث عموداً بعد عمود: { $bars }. و{ $empty } أعمدة من { $all } فارغة.
        [many] الحوادث عموداً بعد عمود: { $bars }. و{ $empty } عموداً من { $all } فارغة.
       *[other] الحوادث عموداً بعد عمود: { $bars }. و{ $empty } عمود من { $all } فارغة.
    }
timeline-told-none = لا حوادث في أي عمود من { $all }.
timeline-told-bar = { $when }: { $figure }
timeline-told-highest = الأكثر { $when }: { $figure }
timeline-told-middle = وما قبل { $when } بقدر ما بعده
timeline-told-lines =
    { $count ->
        [one] حادثة واحدة ممتدة، مرسومة خطاً
        [two] حادثتان ممتدتان، مرسومتان خطين
        [few] { $count } حوادث ممتدة، مرسومة خطوطاً
        [many] { $count } حادثة ممتدة، مرسومة خطوطاً
       *[other] { $count } حادثة ممتدة، مرسومة خطوطاً
    }
timeline-bin-empty = { $when }: لا شيء مما نُشر
timeline-bin-lone = لا يُعرف عن إحداها إلا أنها { $between }
timeline-bin-spread = منها { $spread } لا يُعرف لها إلا مدة أطول، وتُعدّ في كل جزء من المدة
timeline-bin-about =
    { $about ->
        [one] تاريخ واحد منها تقريبي
        [two] تاريخان منها تقريبيان
        [few] { $about } تواريخ منها تقريبية
        [many] { $about } تاريخاً منها تقريبي
       *[other] { $about } تاريخ منها تقريبي
    }
timeline-others = سجلات سياقية
timeline-before = إظهار السجلات الأقدم: { $count }
timeline-after = إظهار السجلات الأحدث: { $count }
timeline-outside = إظهار السجلات الأقدم والأحدث: { $count }
timeline-period = الفترة، تُحرَّك كاملة
timeline-fixed = الفترة، وهي ثابتة: { $span }
timeline-start = بداية الفترة
timeline-end = نهاية الفترة
timeline-overview = الجزء الظاهر من الزمن
timeline-play = تشغيل
timeline-pause = إيقاف مؤقت
timeline-earlier = أقدم
timeline-later = أحدث
timeline-presets = فترات
timeline-last-week = آخر أسبوع
timeline-last-day = آخر يوم
timeline-closer = تكبير الزمن
timeline-wider = تصغير الزمن
timeline-more = اختيار التواريخ
timeline-how = السرعة والطريقة
timeline-from = من
timeline-to = إلى
timeline-speed = السرعة
timeline-slow = بطيئة
timeline-normal = عادية
timeline-fast = سريعة
timeline-mode = يعرض التشغيل
timeline-moving = فترة بعد فترة
timeline-growing = كل ما حدث حتى يوم
timeline-key-sure = التاريخ معروف
timeline-key-about = نحو هذا التاريخ
timeline-key-spread = في وقت ما بين يومين: عمود واحد فوق كل الأيام بينهما
timeline-key-line = ممتد؛ ومع السهم لا تُعرف نهايته
timeline-tray = خارج المحور أو بلا نهاية
timeline-undated = بلا تاريخ: { $count }
timeline-since = ما زال مستمراً: { $count }

## The list and the table

list-heading = السجلات
list-not-printed =
    { $count ->
        [one] لم يُطبع سجل واحد آخر.
        [two] لم يُطبع سجلان آخران.
        [few] لم تُطبع { $count } سجلات أخرى.
        [many] لم يُطبع { $count } سجلًا آخر.
       *[other] لم يُطبع { $count } سجل آخر.
    }
list-awaited = يُقرأ هذا السجل الآن
list-start-unknown = البداية غير معروفة
list-background = السياق: حصائل وأوضاع وتصريحات ({ $count })
list-day-count =
    { $incidents ->
        [0] { others }
       *[other]
            { $others ->
                [0] { incidents }
               *[other] { incidents-and-others }
            }
    }
list-searching = ما زال البحث جارياً. يظهر هنا ما يُعثر عليه.
list-unsearched = لم يُبحث في شيء: فشل البحث.
list-nothing-during = لا شيء { $during } مع هذه المرشّحات.
list-nothing-words = لا سجل يذكر «{ $words }» بهذه المرشّحات.
list-nothing-words-alone = لا سجل يذكر «{ $words }».
list-nothing = لا شيء مع هذه المرشّحات.
list-corrected = لا سجل يذكر «{ $typed }». هذه نتائج البحث عن «{ $words }».
list-empty = لا سجلات في هذا الملف.

sort-by = الترتيب حسب
sort-turn = عكس الترتيب
sort-date = التاريخ
sort-title = السجل
sort-type = النوع
sort-place = المكان
sort-precision = دقة المكان
sort-killed = القتلى
sort-injured = الجرحى
sort-status = درجة التحقق
sort-date-up = الأقدم أولاً
sort-date-down = الأحدث أولاً
sort-title-up = من الألف إلى الياء
sort-title-down = من الياء إلى الألف
sort-type-up = وفق المفتاح
sort-type-down = عكس المفتاح
sort-place-up = من الألف إلى الياء
sort-place-down = من الياء إلى الألف
sort-precision-up = الأدق أولاً
sort-precision-down = الأقل دقة أولاً
sort-killed-up = الأقل أولاً
sort-killed-down = الأكثر أولاً
sort-injured-up = الأقل أولاً
sort-injured-down = الأكثر أولاً
sort-status-up = الأثبت أولاً
sort-status-down = الأقل ثبوتاً أولاً

table-caption = الترتيب حسب { $by }: { $order }. لكل رقم ناقله، ولا تُجمع الأرقام.
table-caption-toll = الترتيب حسب { $by }: { $order }، وفق أعلى رقم ذكره أي ناقل. لكل رقم ناقله، ولا تُجمع الأرقام.
table-caption-sorting = جارٍ الترتيب حسب { $by }. يبقى الترتيب الزمني إلى أن ينتهي. لكل رقم ناقله، ولا تُجمع الأرقام.
table-unsaid = غير مذكور
table-precision-exact_site = الموقع بالتحديد
table-precision-neighbourhood = الحي
table-precision-town = البلدة
table-precision-city = المدينة
table-precision-district = المنطقة
table-precision-governorate = المحافظة
table-precision-country = البلد
table-precision-sea_area = منطقة بحرية
table-precision-none = غير معروف
table-status-corroborated = تدعمه مصادر
table-status-corroborated_in_part = تدعمه مصادر جزئياً
table-status-single_source = مصدر واحد
table-status-unverified_claim = ادعاء لم يُتحقق منه
table-status-contested = موضع خلاف
table-status-rejected_by_speaker = ينفيه من أورده

figure-says = وفق { $reporter }
figure-more =
    { $count ->
        [one] ورقم آخر
        [two] ورقمان آخران
        [few] و{ $count } أرقام أخرى
       *[other] و{ $count } رقماً آخر
    }
figure-more-highest =
    { $count ->
        [one] ورقم آخر: { $figure }
        [two] ورقمان آخران، أعلاهما { $figure }
        [few] و{ $count } أرقام أخرى، أعلاها { $figure }
       *[other] و{ $count } رقماً آخر، أعلاها { $figure }
    }

## A record

record-previous = السجل السابق
record-next = السجل التالي
record-stepped = ‏{ $position }: { $title }
record-hidden = المرشّحات المفعّلة تُخفي هذا السجل من القائمة والخريطة.
kind-note-aggregate = ليس حادثة: تقرير يُجمل حوادث كثيرة.
kind-note-condition = ليس حادثة: وصف لوضع قائم.
kind-note-statement = ليس حادثة: كلام قاله أحدهم.

fact-when = متى
fact-where = أين
fact-says = من القائل
fact-sure = درجة التحقق
says-nobody = غير مذكور
when-there = { $when } بالتوقيت المحلي ({ $gmt } بتوقيت غرينتش)
when-gmt = { $when } بتوقيت غرينتش
in-source = في المصدر: «{ $words }»
date-reasoning = كيف عُرف التاريخ
coordinate-source = مصدر الموقع على الخريطة
assessed-by-on = تقييم { $by }، { $day }
assessed-by = تقييم { $by }
assessed-on = جرى التقييم في { $day }

facts = التفاصيل
excerpts = ما نُشر
excerpt-link = قراءته في المقال
excerpt-translated = الترجمة: «{ $words }»
covered = تصف هذه الكلمات عنفاً ضد أشخاص ({ $about }). عرضها

other-facts = مما ورد في الملف أيضاً
tolls = القتلى والجرحى، بحسب كل ناقل
tolls-not-summed = تشمل الأرقام فترات ومناطق وفئات مختلفة، ولا يصح جمعها.
toll-reporter = الناقل
toll-killed = القتلى
toll-injured = الجرحى
toll-as-of = حتى { $day }
disputes = روايات أخرى
discrepancies = ما أخطأت فيه التقارير
later-findings = ما تبيّن لاحقاً
actors = من ورد ذكرهم، ومن ذكرهم
wording = ‏«{ $wording }»
named-by = ذكره: { $by }
related = سجلات ذات صلة
sources = المصادر
source-unnamed = مصدر
source-archive = نسخة محفوظة
corrected-on = صُحّح في { $day }: { $what }
corrected = صُحّح: { $what }
last-changed = آخر تعديل في { $day }
report-error = الإبلاغ عن خطأ

## Giving it to others

copy-link = نسخ الرابط
copy-link-done = نُسخ
copy-link-by-hand = اضغط Ctrl+C (أو ⌘C على Mac) أو اضغط مطولاً لنسخ الرابط
share-link = إرسال عبر تطبيق

## The map

map = الحوادث على الخريطة
map-canvas = خريطة
map-credits = المصادر والحقوق
map-unit-metres = م
map-unit-kilometres = كم
map-keys = { $count } على الخريطة: مفاتيح الأسهم للتنقل، وEnter للفتح
map-keys-hint = ← → للتنقل بين العلامات، وEnter للفتح
map-zoom-in = تكبير
map-zoom-out = تصغير
map-home = العودة إلى حيث فُتحت الخريطة
map-north = الشمال إلى الأعلى، والنظر من فوق
map-style = طريقة رسم الحوادث
map-style-clusters = تجميع
map-style-density = كثافة
map-style-dots = نقاط
map-legend-density =
    { $rough ->
        [0] كلما اشتد اللون زاد عدد الحوادث.
       *[other] كلما اشتد اللون زاد عدد الحوادث. حوادث موقعها تقريبي فلم تُحتسب: { $rough }
    }
map-legend-dots = نقطة لكل حادثة، بلون نوعها.
map-full-screen = ملء الشاشة
map-full-screen-leave = إنهاء ملء الشاشة
map-overlays = طبقات
map-overlay-then = { $during }، لا في الفترة المعروضة
area-may-be = ربما داخل { $area }
area-outside = خارج { $area }
area-other-time = في وقت آخر أو بلا تاريخ: { $area }
area-unknown = لا توجد هذه المنطقة في أي طبقة من طبقات الخريطة، أو تعذّرت قراءتها.
area-rough = المكان تقريبي لا يسمح بالحكم
map-tip-facts = ‏{ $when } · { $place }
map-tip-more = وغيرها: { $count }
map-tip-choose = انقر لاختيار واحدة
map-cluster =
    { $count ->
        [one] حادثة واحدة
        [two] حادثتان
        [few] { $count } حوادث
       *[other] { $count } حادثة
    }
map-cluster-hint = انقر للتكبير
map-cluster-name = ‏{ $what }: { $mix }؛ تُفتح بالاقتراب
map-stack-name = ‏{ $what }: { $mix }؛ تُفتح للاختيار منها
map-mix-part = { $type } { $count }
map-mix-others = من أنواع أخرى: { $count }
map-mix-comma = {"، "}
map-mix-inexact = بمكان تقريبي: { $count }
map-stack-page = من { $first } إلى { $last } من { $count }
map-stack-before = السابقة
map-stack-after = التالية
map-stack =
    { $count ->
        [one] حادثة واحدة هنا
        [two] حادثتان هنا
        [few] { $count } حوادث هنا
       *[other] { $count } حادثة هنا
    }
in-view-all =
    { $all ->
        [0] لا حوادث على الخريطة
        [one] حادثة واحدة، ظاهرة
        [two] حادثتان، ظاهرتان
        [few] { $all } حوادث، كلها ظاهرة
       *[other] { $all } حادثة، كلها ظاهرة
    }
in-view-searching = ما زال البحث جارياً
in-view-unsearched = لم يُبحث
in-view-so-far = { $seen } ظاهرة من { $all } وُجدت حتى الآن
in-view-some =
    { $seen ->
        [0] لا حوادث ظاهرة
       *[other] الحوادث الظاهرة: { $seen } من { $all }
    }
in-view-outside =
    { $side ->
        [n] خارج الخريطة شمالاً: { $outside }
        [s] خارج الخريطة جنوباً: { $outside }
        [e] خارج الخريطة شرقاً: { $outside }
        [w] خارج الخريطة غرباً: { $outside }
        [ne] خارج الخريطة شمالاً وشرقاً: { $outside }
        [nw] خارج الخريطة شمالاً وغرباً: { $outside }
        [se] خارج الخريطة جنوباً وشرقاً: { $outside }
        [sw] خارج الخريطة جنوباً وغرباً: { $outside }
       *[around] خارج الخريطة في جهات عدة: { $outside }
    }
in-view-elsewhere = في مكان آخر:
in-view-show-all = عرض الكل
in-view-placeless = بلا مكان: { $count }

map-lost = سحب المتصفح رسوميات الخريطة. تُرسم الخريطة من جديد حالما يعيدها؛ وتعمل القائمة والخط الزمني والسجلات في هذه الأثناء.
map-late = ما زالت الخريطة في طريقها: ربما كان الاتصال بطيئاً أو كان الخادم لا يجيب. تعمل القائمة والخط الزمني والسجلات في هذه الأثناء.

## In an article

embed-open = افتح الخريطة كاملة
map-gesture-mac = للتكبير والتصغير: ⌘ مع التمرير
map-gesture-touch = استخدم إصبعين لتحريك الخريطة
map-gesture-wheel = للتكبير والتصغير: Ctrl مع التمرير

## Sharing: the link, and the codes that put the map into another page

share = مشاركة
share-pin = تنبيه القراء إن تغيّرت البيانات لاحقاً
share-view = الرابط
share-embed = تضمين
share-any = تلقائي
share-light = فاتحة
share-dark = داكنة
share-show-title = العنوان
share-show-timeline = الخط الزمني
share-show-filters = المرشّحات
share-show-list = القائمة
share-show-controls = الأزرار
share-show-link = رابط الخريطة الكاملة
share-lock = إبقاء المرشّحات الحالية
share-theme = الألوان
share-language = اللغة
share-ratio = نسبة الأبعاد
share-height = الارتفاع بالبكسل
share-heights = الارتفاع المقترح: { $narrow } على الهاتف، و{ $middle } عند عرض 640، و{ $wide } عند عرض 1000
share-preview = معاينة الخريطة المضمّنة
share-copy = نسخ
share-frame = إطار بلا برنامج نصي: يعمل في معظم أنظمة النشر
share-others = رموز أخرى
share-fitted = إطار مع برنامج نصي يضبط ارتفاعه
share-picture = صورة مع رابط، للرسائل الإخبارية وAMP: الخريطة كما تُفتح أول مرة. وللعرض الحالي نزّل الصورة وضع عنوانها مكانها
share-local = تؤدي هذه الرموز إلى { $host } الذي لا يفتحه إلا هذا الجهاز أو شبكته. اكتب عنوان الموقع في site_url في data/map.json، أو انسخها من هناك.
share-element = عنصر للصفحات التي تخاطب الخريطة

## Taking along what is shown: citation, files, image, paper

edition = البيانات حتى { $day }، الإصدار { $version }
edition-undated = إصدار البيانات { $version }

cite = الاستشهاد
edition-later = جارٍ حساب إصدار البيانات.
edition-unknown = تعذّر حساب إصدار البيانات: لا يمكن قراءة الملف مرة أخرى. أعد تحميل الصفحة.
cite-whole = صيغة الاستشهاد
cite-short = صيغة قصيرة للحاشية
cite-later = ما زال البحث جارياً. يمكن نسخ الاستشهاد عندما ينتهي.
cite-unsearched = فشل البحث، فلا شيء يُستشهد به بعد.
cite-title = «{ $title }»
cite-published = ‏{ $publisher }، «{ $title }»
cite-shown = ‏{ $filters } ({ $count })
cite-sentence = ‏{ $work }: { $shown }؛ { $edition }؛ اطُّلع عليه في { $day }: { $link }
cite-footnote = ‏{ $work }، { $edition }، { $link }

take = التنزيل
take-what = السجلات التي تجتاز المرشّحات، بترتيب القائمة ومع مصادرها. ويذكر كل ملف المرشّحات المستخدمة.
take-geojson = GeoJSON
take-csv = جدول (CSV)
take-writing = كُتب { $percent }٪
take-failed = تعذّرت كتابة الملف: لم تعد البيانات متاحة في المتصفح أو لا مساحة كافية. أعد تحميل الصفحة.
take-image = صورة (PNG)
take-no-map = لا خريطة في هذا المتصفح لتُصنع منها صورة. الملفات تضم جميع السجلات.
take-image-disguised = يموّه هذا المتصفح ما ترسمه الصفحة، فتكون الصورة تشويشاً. لقطة الشاشة تُظهر الخريطة كما هي.
take-no-image = لم يعطِ المتصفح الصورة. تُظهر لقطة الشاشة المحتوى نفسه.
take-print = طباعة

## سجلات تُقرأ من جديد، وإصدارات سابقة منها

live-news = منذ مجيئك عند { $since }: { $what }.
live-n-new =
    { $count ->
        [zero] لا سجل جديد
        [one] سجل واحد جديد
        [two] سجلان جديدان
        [few] { $count } سجلات جديدة
        [many] { $count } سجلاً جديداً
       *[other] { $count } سجل جديد
    }
live-n-changed =
    { $count ->
        [zero] لا سجل تغيّر
        [one] سجل واحد تغيّر
        [two] سجلان تغيّرا
        [few] { $count } سجلات تغيّرت
        [many] { $count } سجلاً تغيّر
       *[other] { $count } سجل تغيّر
    }
live-n-gone =
    { $count ->
        [zero] لا سجل غاب
        [one] سجل واحد لم يعد موجوداً
        [two] سجلان لم يعودا موجودين
        [few] { $count } سجلات لم تعد موجودة
        [many] { $count } سجلاً لم يعد موجوداً
       *[other] { $count } سجل لم يعد موجوداً
    }
live-show = أظهر الجديد وما تغيّر
live-new = جديد
live-changed = تغيّر
live-fault = منذ { $since } تعذّرت قراءة السجلات من جديد: { $reason } ما يُعرض قُرئ عند { $read }.
live-unreachable = لا يجيب { $host }، أو يحيل إلى مضيف لا تسمّيه هذه الخريطة، أو لا يسمح لموقع آخر بقراءة الملف.
live-status = يجيب { $host } بالرمز { $status }.
live-busy = يُسأل { $host } أكثر مما يجب ({ $status })، فيُترك وشأنه المدة التي يريدها.
live-sign-in = يرسل { $host } صفحة، كصفحة تسجيل دخول، بدلاً من الملف.
live-cut-off = لم يصل الملف كاملاً.
live-unreadable = لا يمكن أن يُقرأ ما وصل على أنه سجلات هذه الخريطة.
live-unsettled = يرسل { $host } شيئاً آخر كل مرة، فلا يُعرف هل وصل الملف كاملاً.
live-too-large = الملف أكبر من أن يُقرأ مرة بعد مرة.
live-elsewhere = سجلات هذه الخريطة لدى { $host }، وهو يعلم بكل قارئ: عنوان جهازه ومتصفحه ووقت كل قراءة.
facet-changed = منذ مجيئك

corrections-page = التصحيحات
corrections-about = ما صُحّح وتغيّر وسُحب منذ نُشرت هذه السجلات أول مرة، والأحدث أولاً.
corrections-undated = بلا تاريخ
versions-heading = إصدارات سابقة
version-shown = هذا إصدار { $day }.
version-unknown = لا يُعرف ما طرأ على سجلاته منذ ذلك الحين، لأن إصداراً بعده لم يعد محفوظاً.
version-gone =
    { $count ->
        [zero] منذ ذلك الحين لم يغب أي سجل.
        [one] منذ ذلك الحين سجل واحد لم يعد موجوداً.
        [two] منذ ذلك الحين سجلان لم يعودا موجودين.
        [few] منذ ذلك الحين { $count } سجلات لم تعد موجودة.
        [many] منذ ذلك الحين { $count } سجلاً لم يعد موجوداً.
       *[other] منذ ذلك الحين { $count } سجل لم يعد موجوداً.
    }
version-since =
    { $count ->
        [0] سجلات اليوم تقول الشيء نفسه.
        [zero] سجلات اليوم تقول الشيء نفسه.
        [one] منذ ذلك الحين سجل واحد جديد أو يقول شيئاً آخر:
        [two] منذ ذلك الحين سجلان جديدان أو يقولان شيئاً آخر:
        [few] منذ ذلك الحين { $count } سجلات جديدة أو تقول شيئاً آخر:
        [many] منذ ذلك الحين { $count } سجلاً جديداً أو يقول شيئاً آخر:
       *[other] منذ ذلك الحين { $count } سجل جديد أو يقول شيئاً آخر:
    }
version-today = إصدار اليوم
version-kept = إصدار { $day }، الذي أُخذ منه هذا الرابط، محفوظ.
version-open = افتحه
change-heading = ما تغيّر في { $day }
change-field = الحقل
change-then = حينها
change-since = بعد ذلك
change-now = اليوم
change-nothing = لا شيء
field-title = العنوان
field-date = التاريخ
field-date_text = ألفاظ التاريخ
field-date_reasoning = كيف عُرف التاريخ
field-place = المكان
field-geometry = الموضع
field-uncertainty_m = نصف القطر بالأمتار
field-coordinate_source = مصدر الموضع
field-actors = من ورد اسمه
field-casualties = القتلى والجرحى
field-excerpts = الاقتباسات
field-sources = المصادر
field-disputes = روايات متعارضة
field-discrepancies = هفوات
field-later_findings = نتائج لاحقة
field-related = سجلات ذات صلة
