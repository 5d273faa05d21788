### What is found in files, in Arabic: fetched by a page in this language that has something of the kind to say.
###
### Each message is named by the words of its English sentence, which stands beside its check in crates/incidents or crates/import.
### Another language is another file beside this one; what it leaves out is said in English.

found-the-number-is-read-as-a-day-of-a-spreadsheet-serial-number = قُرئ العدد على أنه يوم كما تخزّنه جداول البيانات (رقم تسلسلي)
found-a-span-of-hours-has-no-place-in-a-date-the-day-stands-without-it = لا مكان في التاريخ لمدة من ساعة إلى ساعة: بقي اليوم من دونها
found-the-number-is-read-as-seconds-or-milliseconds-since-1970-in-utc = قُرئ العدد على أنه ثوانٍ أو أجزاء من ألف من الثانية منذ عام 1970 بالتوقيت العالمي (UTC)
found-words-such-as-early-mid-or-night-of-have-no-place-in-a-date-it-stands-without-them = لا مكان في التاريخ لكلمات مثل «أوائل» أو «منتصف» أو «ليلة»: بقي التاريخ من دونها
found-expected-a-date-whose-day-and-month-another-one-of-the-column-tells-apart-but-found-found-each-could-be-either-way-round-day-first-or-month-first-so-none-is-read-write-the-year-first-as-in-2016-09-24-or-say-which-it-is-by-day-first-or-month-first-under-fields-in-the-map-file = المطلوب تاريخ يتبيّن يومه من شهره بتاريخ آخر في العمود، لكن الموجود { $found }: كلٌّ منها يحتمل الوجهين، اليوم أولاً أو الشهر أولاً، فلم يُقرأ أيٌّ منها؛ اكتب السنة أولاً كما في ⁦2016-09-24⁩، أو حدّد الترتيب بكتابة day_first أو month_first تحت fields في ملف الخريطة
found-expected-one-order-of-day-and-month-in-the-column-but-found-found-both-occur-day-first-and-month-first-so-what-could-be-either-is-not-read-write-the-year-first-as-in-2016-09-24 = المطلوب ترتيب واحد لليوم والشهر في العمود، لكن الموجود { $found }: في العمود ما يبدأ باليوم وما يبدأ بالشهر، فلم يُقرأ ما يحتمل الوجهين؛ اكتب السنة أولاً كما في ⁦2016-09-24⁩
found-expected-a-date-such-as-2016-09-24-24-september-2016-or-2016-09-24-2016-10-01-but-found-found = المطلوب تاريخ مثل ⁦2016-09-24⁩ أو 24 أيلول 2016 أو ⁦2016-09-24/2016-10-01⁩، لكن الموجود { $found }
found-expected-a-year-of-four-digits-but-found-found-the-year-could-come-first-or-last-so-write-it-out-as-in-2016-09-24 = المطلوب سنة من أربعة أرقام، لكن الموجود { $found }: قد تكون السنة في الأول أو في الآخر، فاكتبها كاملة كما في ⁦2016-09-24⁩
found-expected-a-year-of-the-gregorian-calendar-but-found-found-this-looks-like-one-of-the-jalali-or-hijri-calendar-so-write-the-day-as-2016-09-24 = المطلوب سنة ميلادية، لكن الموجود { $found }: تبدو السنة هجرية شمسية أو قمرية، فاكتب اليوم هكذا: ⁦2016-09-24⁩
found-expected-a-year-from-1600-to-the-next-one-but-found-found-the-date-is-left-out-so-mend-it-or-leave-it-blank-where-none-is-known = المطلوب سنة بين 1600 والسنة المقبلة، لكن الموجود { $found }: تُرك التاريخ، فصحّحه أو اترك الخانة فارغة حيث لا يُعرف
found-the-day-is-still-to-come-look-whether-day-month-and-year-stand-in-their-places = هذا اليوم لم يأتِ بعد: تحقّق من أن اليوم والشهر والسنة في مواضعها
found-the-day-of-the-incident-stands-in-another-column-a-start-and-an-end-beside-it-are-facts-of-the-record = يوم الحادثة في عمود آخر: البداية والنهاية المذكورتان بجانبه معلومتان من معلومات السجل
found-programs-write-this-day-where-they-know-none-remove-it-if-that-is-so = تكتب البرامج هذا اليوم حيث لا تعرف التاريخ؛ احذفه إن كان الأمر كذلك
found-a-range-of-days-has-no-clock-times-they-are-facts-of-the-record = مدة من يوم إلى يوم لا ساعة فيها: بقيت الساعات معلومات في السجل
found-a-date-has-one-clock-time-it-is-that-of-the-start-and-that-of-the-end-is-a-fact-of-the-record = للتاريخ ساعة واحدة هي ساعة البداية، وبقيت ساعة النهاية معلومة في السجل
found-no-clock-time-such-as-14-30-is-there-the-day-stands-without-it = لا ساعة هنا مثل 14:30؛ بقي اليوم من دونها
found-expected-a-day-beside-the-clock-time-but-found-found-alone-it-is-no-date = المطلوب يوم بجانب الساعة، لكن الموجود { $found }: الساعة وحدها ليست تاريخاً
found-the-zone-of-the-clock-time-is-kept-by-its-name-beside-the-date = حُفظ اسم المنطقة الزمنية للساعة بجانب التاريخ
found-expected-an-end-after-the-start-but-found-one-before-it-the-record-has-no-date = المطلوب نهاية بعد البداية، لكن الموجود نهاية قبلها: بقي السجل بلا تاريخ
found-line-line-is-passed-over-since-it-stands-above-the-heads-of-the-columns-found = لم يُقرأ السطر { $line } لأنه فوق عناوين الأعمدة: { $found }
found-the-table-has-no-heads-what-its-columns-are-for-is-told-by-what-stands-in-them = ليس للجدول عناوين أعمدة: عُرف ما في كل عمود من قيمه
found-the-row-of-hxl-tags-below-the-heads-is-no-record = صف وسوم HXL تحت العناوين ليس سجلاً
found-two-columns-are-called-name-the-second-is-called-other = عمودان باسم { $name }: سُمّي الثاني { $other }
found-rows-that-repeat-the-heads-of-the-columns-are-no-records = الصفوف التي تكرّر عناوين الأعمدة ليست سجلات
found-blanks-stand-before-a-quotation-mark-the-cell-was-read-as-a-quoted-one = قبل علامة الاقتباس مسافات: قُرئت الخلية كأنها بين علامتي اقتباس
found-expected-count-cells-as-there-are-heads-but-found-more-those-that-are-too-many-are-left-out-and-the-record-is-not-drawn-so-quote-a-cell-in-which-the-separator-stands = المطلوب { $count } من الخلايا بعدد العناوين، لكن الموجود أكثر: تُرك الزائد ولم يُرسم السجل، فضع الخلية التي فيها الفاصل بين علامتي اقتباس
found-expected-a-quotation-mark-that-closes-the-cell-rows-that-follow-stand-in-it-and-are-no-records-so-close-it-where-it-ends = المطلوب علامة اقتباس تغلق الخلية: ما بعدها من صفوف صار فيها ولم يصبح سجلات، فأغلقها حيث تنتهي
found-a-quotation-mark-stands-alone-in-a-cell-look-whether-the-text-is-whole = في خلية علامة اقتباس لا مقابل لها: تحقّق من أن النص كامل
found-line-line-has-one-cell-only-and-is-read-as-a-record-take-it-out-if-it-is-none-found = في السطر { $line } خلية واحدة فقط، وقُرئ على أنه سجل: احذفه إن لم يكن سجلاً ({ $found })
found-line-line-is-passed-over-since-it-stands-below-the-rows-found = لم يُقرأ السطر { $line } لأنه تحت الصفوف: { $found }
found-a-row-that-adds-up-others-is-no-record = الصف الذي يجمع صفوفاً أخرى ليس سجلاً
found-sentence-found = ‏{ $sentence } ({ $found })
found-sentence-lines-lines = ‏{ $sentence } (السطور { $lines })
found-sentence-records-records = ‏{ $sentence } (السجلات { $records })
found-numbers-and-count-more = ‏{ $numbers } و{ $count } غيرها
found-numbers-and-last = ‏{ $numbers } و{ $last }
found-expected-a-table-or-geojson-but-found-kind-save-the-rows-in-it-as-csv = المطلوب جدول أو ملف GeoJSON، لكن الموجود { $kind }: احفظ ما فيه من صفوف بصيغة CSV
found-the-file-is-compressed-gzip-it-was-unpacked = الملف مضغوط (gzip): فُكّ ضغطه
found-a-pdf = ملف PDF
found-a-picture = صورة
found-an-archive = ملف أرشيف
found-the-file-is-a-list-of-rows-and-no-geojson-it-is-read-as-a-table = الملف قائمة صفوف وليس GeoJSON: قُرئ على أنه جدول
found-the-file-is-esri-json-arcgis-and-no-geojson-it-is-read-as-a-table = الملف بصيغة Esri JSON (ArcGIS) وليس GeoJSON: قُرئ على أنه جدول
found-expected-positions-in-the-columns-that-are-called-so-no-record-can-be-drawn = المطلوب إحداثيات في الأعمدة التي تحمل اسمها: لا يمكن رسم أي سجل
found-expected-degrees-wgs-84-but-found-a-grid-in-columns-no-record-is-drawn-so-convert-it-for-example-with-qgis-or-geoconvert-and-add-the-columns-latitude-and-longitude = المطلوب درجات (WGS 84)، لكن الموجود إحداثيات شبكة في { $columns }: لم يُرسم أي سجل، فحوّلها بأداة مثل QGIS أو GeoConvert، وأضف العمودين latitude وlongitude
found-no-record-has-a-date-where-a-column-has-dates-choose-so-at-how-this-file-was-read-or-name-it-in-map-json-as-in-fields-date-name = لا تاريخ لأي سجل: إن كان في أحد الأعمدة تواريخ فاختر ذلك في «كيف قُرئ هذا الملف»، أو سمِّ العمود في map.json هكذا: ⁦"fields": { "{" }"date": "name"{ "}" }⁩
found-columns-and-count-more = ‏{ $columns } و{ $count } غيرها
found-columns-that-no-member-of-a-record-is-known-for-are-kept-as-facts-of-their-records-columns = أعمدة لا يُعرف لها موضع في السجل بقيت معلومات فيه: { $columns }
found-it-says-when-the-row-was-written-and-is-not-taken-for-the-day-of-the-incident = يذكر متى كُتب الصف، ولم يؤخذ على أنه يوم الحادثة
found-expected-a-latitude-and-a-longitude-but-found-found-the-record-is-not-drawn = المطلوب خط عرض وخط طول، لكن الموجود { $found }: لم يُرسم السجل
found-expected-a-link-with-degrees-in-it-such-as-https-www-openstreetmap-org-mlat-36-2-mlon-37-16-but-found-found-open-this-one-and-copy-the-address-or-the-degrees-that-it-leads-to-the-record-is-not-drawn = المطلوب رابط فيه درجات، مثل ⁦https://www.openstreetmap.org/?mlat=36.2&mlon=37.16⁩، لكن الموجود { $found }: افتح هذا الرابط وانسخ العنوان أو الدرجات التي يؤدي إليها؛ لم يُرسم السجل
found-a-shape-has-its-mark-at-a-point-of-it-and-its-circle-reaches-as-far-as-the-shape = علامة الشكل على نقطة منه، ودائرته تمتد بقدر امتداده
found-a-longitude-past-180-degrees-is-read-on-the-other-side-of-the-date-line = خط طول يتجاوز 180 درجة: قُرئ على الجانب الآخر من خط التاريخ
found-the-position-is-read-from-a-link-to-a-map = قُرئ الموقع من رابط خريطة
found-the-position-is-the-middle-of-the-map-that-a-link-opens-look-whether-it-is-the-place-that-is-meant = الموقع هو وسط الخريطة التي يفتحها الرابط: تحقّق من أنه المكان المقصود
found-expected-degrees-such-as-36-2-or-36-12-n-but-found-found-the-record-is-not-drawn = المطلوب درجات مثل 36.2 أو ⁦36°12′N⁩، لكن الموجود { $found }: لم يُرسم السجل
found-latitude-and-longitude-are-swapped-and-were-read-the-other-way-round = خط العرض وخط الطول كلٌّ في مكان الآخر، فقُرئا معكوسين
found-expected-degrees-but-found-found-these-are-none-perhaps-metres-of-a-projection-so-convert-the-table-to-wgs-84-the-record-is-not-drawn = المطلوب درجات، لكن الموجود { $found }: ليست هذه درجات، ولعلها أمتار في مسقط خرائط، فحوّل الجدول إلى WGS 84؛ لم يُرسم السجل
found-0-0-lies-in-the-atlantic-and-programs-write-it-where-they-know-no-place-the-record-is-not-drawn = الموقع ⁦0, 0⁩ في المحيط الأطلسي، وتكتبه البرامج حيث لا تعرف المكان: لم يُرسم السجل
found-the-position-lies-outside-of-the-country-that-the-row-names-look-which-of-the-two-is-meant = الموقع خارج البلد المذكور في الصف: تحقّق أيّهما المقصود
found-expected-a-latitude-and-a-longitude-but-found-found-one-of-them-is-missing-and-the-record-is-not-drawn = المطلوب خط عرض وخط طول، لكن الموجود { $found }: أحدهما ناقص، فلم يُرسم السجل
found-expected-degrees-in-one-column-each-but-found-found-minutes-and-seconds-stand-in-columns-of-their-own-and-the-record-is-not-drawn = المطلوب أن تكون الدرجات كلها في عمود واحد، لكن الموجود { $found }: الدقائق والثواني في أعمدة وحدها، فلم يُرسم السجل
found-the-head-of-the-column-says-south-or-west-the-numbers-are-read-so = عنوان العمود يقول جنوباً أو غرباً: قُرئت الأعداد على ذلك
found-expected-people-killed-and-injured-such-as-3-killed-5-injured-but-found-found = المطلوب عدد القتلى والجرحى، مثل ⁦3 killed, 5 injured⁩، لكن الموجود { $found }
found-expected-a-number-of-people-such-as-12-3-5-or-at-least-10-but-found-found = المطلوب عدد أشخاص مثل 12 أو ⁦3-5⁩ أو ⁦at least 10⁩، لكن الموجود { $found }
found-expected-a-list-in-json-but-found-found = المطلوب قائمة بصيغة JSON، لكن الموجود { $found }
found-the-text-was-encoded-twice-and-was-mended = رُمّز النص مرتين، فأُصلح
found-an-address-without-https-is-read-with-it = عنوان كُتب بلا ⁦https://⁩، فقُرئ كأنها فيه
found-expected-one-list-of-rows-but-found-another-one-under-name-its-count-rows-are-left-out =
    { $count ->
        [zero] المطلوب قائمة صفوف واحدة، لكن الموجود قائمة أخرى تحت { $name }: تُركت
        [one] المطلوب قائمة صفوف واحدة، لكن الموجود قائمة أخرى تحت { $name }: تُرك صف واحد منها
        [two] المطلوب قائمة صفوف واحدة، لكن الموجود قائمة أخرى تحت { $name }: تُرك صفّاها
        [few] المطلوب قائمة صفوف واحدة، لكن الموجود قائمة أخرى تحت { $name }: تُركت صفوفها وعددها { $count }
        [many] المطلوب قائمة صفوف واحدة، لكن الموجود قائمة أخرى تحت { $name }: تُركت صفوفها وعددها { $count }
       *[other] المطلوب قائمة صفوف واحدة، لكن الموجود قائمة أخرى تحت { $name }: تُركت صفوفها وعددها { $count }
    }
found-expected-a-row-in-json-on-the-line-but-it-is-broken-it-is-left-out = المطلوب صف بصيغة JSON في السطر، لكنه معطوب: تُرك
found-the-file-is-not-all-there-is-it-is-one-page-of-an-answer-so-ask-for-the-others-too = الملف ليس كل ما هناك: هو صفحة واحدة من الجواب، فاطلب بقية الصفحات أيضاً
found-expected-a-spreadsheet-or-text-but-found-an-archive-that-is-none-unpack-it-or-save-the-sheet-as-csv-reason = المطلوب جدول بيانات أو نص، لكن الموجود أرشيف ليس جدولاً: فُكّ ضغطه أو احفظ الورقة بصيغة CSV ({ $reason })
found-expected-a-spreadsheet-that-anybody-can-open-but-found-one-with-a-password-take-the-password-away-or-save-the-sheet-as-csv = المطلوب جدول بيانات يفتحه أي شخص، لكن الموجود محميّ بكلمة مرور: أزل كلمة المرور أو احفظ الورقة بصيغة CSV
found-expected-a-whole-spreadsheet-but-found-one-that-is-damaged-or-cut-off-open-it-and-save-it-again-or-save-the-sheet-as-csv-reason = المطلوب جدول بيانات كامل، لكن الموجود تالف أو مقطوع: افتحه واحفظه من جديد أو احفظ الورقة بصيغة CSV ({ $reason })
found-expected-rows-in-the-sheet-name-but-they-cannot-be-put-together-save-the-sheet-as-csv-reason = المطلوب صفوف في الورقة { $name }، لكن تعذّر جمعها: احفظ الورقة بصيغة CSV ({ $reason })
found-expected-cells-that-stand-together-but-found-some-at-the-far-ends-of-the-sheet-name-it-is-not-read-so-delete-them-or-save-the-rows-as-csv = المطلوب خلايا متجاورة، لكن بعضها في أقصى أطراف الورقة { $name }: لم تُقرأ الورقة، فاحذف تلك الخلايا أو احفظ الصفوف بصيغة CSV
found-expected-at-most-count-million-cells-with-400-mb-of-text-in-a-spreadsheet-but-found-more-in-name-repeated-ones-counted-divide-it-or-save-the-rows-that-are-meant-as-csv = المطلوب ألا يزيد جدول البيانات على { $count } مليون خلية وألا يزيد نصها على 400 ميغابايت، لكن في { $name } أكثر من ذلك، مع عدّ الخلايا المكررة: قسّمه أو احفظ الصفوف المقصودة بصيغة CSV
found-expected-rows-in-the-sheet-name-but-found-cells-that-are-repeated-until-they-are-millions-it-is-not-read-so-delete-them-or-save-the-rows-as-csv = المطلوب صفوف في الورقة { $name }، لكن فيها خلايا مكررة حتى بلغت الملايين: لم تُقرأ الورقة، فاحذف تلك الخلايا أو احفظ الصفوف بصيغة CSV
found-expected-a-whole-spreadsheet-but-found-the-sheet-name-cut-off-save-it-again-or-save-its-rows-as-csv = المطلوب جدول بيانات كامل، لكن الورقة { $name } مبتورة: احفظه مرة أخرى أو احفظ صفوفه بصيغة CSV
found-expected-rows-in-the-spreadsheet-but-all-its-sheets-are-empty = المطلوب صفوف في جدول البيانات، لكن كل أوراقه فارغة
found-the-file-is-a-spreadsheet-its-sheet-name-is-read = الملف جدول بيانات: قُرئت منه الورقة { $name }
found-its-other-sheets-are-not-read-sheets-save-the-one-that-you-mean-as-csv-or-move-it-to-the-front = لم تُقرأ أوراقه الأخرى ({ $sheets }): احفظ الورقة المقصودة بصيغة CSV أو انقلها إلى الأول
found-expected-a-sheet-of-the-spreadsheet-but-found-none-that-is-called-name-it-has-sheets = المطلوب ورقة من جدول البيانات، لكن لا ورقة فيه باسم { $name }: أوراقه { $sheets }
found-the-same-type-is-spelled-otherwise-in-most-rows-and-is-read-as-one-with-them = يُكتب هذا النوع في أكثر الصفوف كتابة أخرى، فقُرئ معها نوعاً واحداً
found-the-file-is-not-in-utf-8-it-was-read-as-encoding = الملف ليس بترميز UTF-8: قُرئ بترميز { $encoding }
found-some-letters-are-no-encoding-and-were-read-as = بعض الحروف ليست بترميز { $encoding }، فقُرئت �
found-expected-a-compressed-file-gzip-of-at-most-400-mb-unpacked-but-found-more-divide-it = المطلوب ملف مضغوط (gzip) لا يزيد بعد فك ضغطه على 400 ميغابايت، لكن الموجود أكثر: قسّمه
found-expected-a-whole-compressed-file-gzip-but-found-one-that-is-cut-off-fetch-or-export-it-again = المطلوب ملف مضغوط (gzip) كامل، لكن الموجود مقطوع: نزّله أو صدّره من جديد
found-expected-a-compressed-file-gzip-but-it-is-damaged-and-cannot-be-unpacked-fetch-or-export-it-again-reason = المطلوب ملف مضغوط (gzip)، لكنه تالف ولا يمكن فك ضغطه: نزّله أو صدّره من جديد ({ $reason })
found-the-file-is-a-script-javascript-with-json-in-it-what-stands-behind-the-equals-sign-is-read = الملف برنامج JavaScript فيه JSON: قُرئ ما بعد علامة المساواة
found-expected-one-list-in-the-script-but-found-more-behind-it-only-the-first-is-read-so-put-each-into-a-file-of-its-own = المطلوب قائمة واحدة في البرنامج، لكن بعدها غيرها: قُرئت الأولى وحدها، فضع كل قائمة في ملف
found-the-file-is-not-all-there-is-the-server-says-that-it-sent-a-part-exceededtransferlimit-so-ask-it-for-the-rest = الملف ليس كل ما هناك: يقول الخادم إنه أرسل جزءاً (exceededTransferLimit)، فاطلب منه الباقي
found-the-file-is-not-all-there-is-the-server-has-count-records-and-sent-sent-of-them-so-ask-it-for-the-rest = الملف ليس كل ما هناك: عدد السجلات لدى الخادم { $count } وما أرسله { $sent }، فاطلب منه الباقي
found-the-file-is-no-spreadsheet-it-has-no-sheets-to-choose-from = الملف ليس جدول بيانات: لا أوراق فيه للاختيار
found-expected-at-most-most-different-types-found-count-map-and-timeline-show-all-records-alike-name-the-member-that-holds-the-type-under-fields-in-the-map-file = المطلوب ألا تزيد الأنواع المختلفة على { $most }، والموجود { $count }: تظهر كل السجلات على الخريطة وفي الخط الزمني بشكل واحد؛ سمِّ الحقل الذي فيه النوع تحت `fields` في ملف الخريطة
found-the-address-of-a-folder-without-and = عنوان مجلد بلا `?` ولا `#`
found-a-mail-address-or-an-address-that-begins-with-https-or-http = عنوان بريد، أو عنوان يبدأ بـ ⁦https://⁩ أو ⁦http://⁩
found-an-origin-https-a-host-and-nothing-after-it = أصل موقع: ⁦https://⁩ ثم اسم المضيف ولا شيء بعده
found-title-the-name-of-your-column = { "{" }"title": اسم العمود عندك، ...{ "}" }
found-expected-a-member-of-our-records-on-the-left-but-found-found-they-are-members = المطلوب على اليسار اسم حقل من حقول سجلاتنا، لكن الموجود { $found }: الحقول هي { $members }
found-expected-a-category-with-an-id-but-found-none = المطلوب نوع له id، لكنه بلا id
found-a-colour-as-rrggbb-rgb-or-a-plain-name-such-as-red = لون هكذا: ⁦#rrggbb⁩ أو ⁦#rgb⁩، أو اسم بسيط مثل red
found-expected-center-longitude-latitude-zoom-0-to-24-but-found-something-else = المطلوب { "{" }"center": [خط الطول، خط العرض]، "zoom": من 0 إلى 24{ "}" }، لكن الموجود غير ذلك
found-expected-west-south-east-north-in-degrees-but-found-something-else = المطلوب [غرب، جنوب، شرق، شمال] بالدرجات، لكن الموجود غير ذلك
found-earliest-or-latest-for-what-comes-first-in-the-list = ‏earliest للأقدم أو latest للأحدث، أيّهما أول القائمة
found-id-of-a-record-text-a-few-words = { "{" }"id": معرّف السجل، "text": بضع كلمات{ "}" }
found-id-of-a-record-on-a-day-reason-a-sentence = { "{" }"id": معرّف السجل، "on": يوم، "reason": جملة{ "}" }
found-a-map-file-in-json = ملف خريطة بصيغة JSON
found-the-map-file-is-no-json-reason-everything-in-it-keeps-its-default-until-that-is-mended = ملف الخريطة ليس JSON ({ $reason }): لا يؤخذ بشيء مما فيه حتى يُصلح
found-expected-a-map-file-which-begins-with-but-found-found = المطلوب ملف خريطة يبدأ بالعلامة { "{" }، لكن الموجود { $found }
found-a-map-file-has-no-such-member-did-you-mean-near-it-has-members = ليس في ملف الخريطة حقل بهذا الاسم: أتقصد { $near }؟ فيه { $members }
found-a-map-file-has-no-such-member-it-has-members = ليس في ملف الخريطة حقل بهذا الاسم: فيه { $members }
found-1-the-version-of-map-files-that-this-page-reads-a-newer-page-may-show-more-of-it = ‏1، وهو إصدار ملفات الخرائط الذي تقرؤه هذه الصفحة: قد تُظهر صفحة أحدث أكثر مما فيه
found-origins-https-example-org = { "{" }"origins": ["⁦https://example.org",⁩ ...]{ "}" }
found-method-code-words = { "{" }"method": { "{" }رمز: كلمات{ "}" }، ...{ "}" }
found-code-words = { "{" }رمز: كلمات{ "}" }
found-light-a-style-dark-a-style-credit-a-text = { "{" }"light": نمط، "dark": نمط، "credit": نص{ "}" }
found-expected-geojson-but-found-topojson-convert-it-for-example-with-topo2geo = المطلوب GeoJSON، لكن الموجود TopoJSON: حوّله بأداة مثل topo2geo
found-expected-a-featurecollection-but-found-type-kind-choose-a-geojson-file = المطلوب FeatureCollection، لكن الموجود من النوع { $kind }: اختر ملف GeoJSON
found-expected-a-featurecollection-but-found-json-of-another-kind-choose-a-geojson-file = المطلوب FeatureCollection، لكن الموجود JSON من نوع آخر: اختر ملف GeoJSON
found-expected-a-list-of-features-under-features-but-there-is-none = المطلوب قائمة معالم تحت `features`، لكنها غير موجودة
found-expected-a-collection-of-features-but-its-members-are-broken = المطلوب مجموعة معالم، لكن حقولها معطوبة
found-expected-or-a-member-such-as-features-but-found-something-else-what-looks-like-a-feature-after-this-is-read = المطلوب `{ "}" }` أو حقل مثل ⁦"features": [...]⁩، لكن الموجود غير ذلك: يُقرأ مما بعده ما يشبه معلَماً
found-the-file-ends-in-the-middle-of-this-record-after-count-bytes-it-is-lost-with-all-that-followed-so-fetch-or-export-the-file-again = ينتهي الملف في وسط هذا السجل بعد { $count } بايت: فُقد السجل وكل ما يليه، فاجلب الملف أو صدّره من جديد
found-the-record-is-no-json-reason-it-is-left-out-until-that-is-mended = السجل ليس JSON ({ $reason }): تُرك حتى يُصلح
found-the-file-ends-before-its-closing-brackets-after-count-bytes-what-followed-is-lost-so-fetch-or-export-it-again = ينتهي الملف قبل أقواس إغلاقه، بعد { $count } بايت: فُقد ما يليها، فاجلبه أو صدّره من جديد
found-expected-geojson-which-begins-with-but-found-something-else-choose-a-geojson-file = المطلوب GeoJSON يبدأ بالعلامة { "{" }، لكن الموجود غير ذلك: اختر ملف ‎⁦.geojson⁩
found-after-the-data-comes-text-that-is-no-json-remove-it = بعد البيانات نص ليس JSON: احذفه
found-a-bracket-between-two-records-has-no-partner-and-was-passed-over-remove-it = بين سجلين قوس لا مقابل له، فتُجوهل: احذفه
found-expected-a-geojson-feature-but-found-found-the-record-is-left-out = المطلوب معلَم GeoJSON، لكن الموجود { $found }: تُرك السجل
found-nothing-is-there = لا شيء هناك
found-nested-more-than-128-deep = متداخل أكثر من 128 مستوى
found-expected-a-value = المطلوب قيمة
found-expected-a-name-in-quotation-marks = المطلوب اسم بين علامتي اقتباس
found-a-text-without-its-closing-quotation-mark = نص بلا علامة الاقتباس التي تغلقه
found-nan-and-infinity-are-no-json-and-were-read-as-null-write-null-or-leave-the-member-out = ‏NaN وInfinity ليستا من JSON فقُرئتا null: اكتب null أو احذف الحقل
found-a-number-is-not-spelled-as-json-has-it-and-was-read-by-its-value-write-0-5-not-5-or-0-5 = عدد مكتوب على غير ما في JSON، فقُرئ بقيمته: اكتب 0.5 وليس ⁦.5⁩ أو ‎⁦+0.5⁩
found-true-false-and-none-are-no-json-and-were-read-as-true-false-and-null = ‏True وFalse وNone ليست من JSON فقُرئت true وfalse وnull
found-a-comma-too-many-was-passed-over-remove-it = فاصلة زائدة تُجوهلت: احذفها
found-bytes-that-are-no-utf-8-were-read-as-save-the-file-as-utf-8 = بايتات ليست بترميز UTF-8 قُرئت �: احفظ الملف بترميز UTF-8
found-a-line-break-or-control-character-stands-bare-in-a-text-write-it-as-n-or-u00xx = في نص فاصل سطر أو محرف تحكّم كما هو: اكتبه ‎\n أو ‎\u00XX
found-a-backslash-in-a-text-starts-no-escape-of-json-and-was-passed-over-write-for-a-backslash = شرطة مائلة عكسية في نص لا تبدأ رمزاً من رموز JSON، فتُجوهلت: اكتب ‎\\ للشرطة العكسية
found-half-of-a-two-part-escape-such-as-ud83d-was-read-as-write-the-character-itself = نصف رمز من جزأين مثل ‎\ud83d قُرئ �: اكتب المحرف نفسه
found-expected-expected-but-found = المطلوب { $expected }، لكن { $found }
found-the-file-is-empty = الملف فارغ
found-found-utf-16-save-the-file-again-with-the-encoding-utf-8 = الموجود بترميز UTF-16: احفظ الملف من جديد بترميز UTF-8
found-the-server-answered-with-a-web-page-check-the-address-of-the-file = الخادم أجاب بصفحة ويب: تحقّق من عنوان الملف
found-found-xml-convert-it-for-example-with-ogr2ogr = الموجود XML: حوّله بأداة مثل ogr2ogr
found-the-file-is-compressed-gzip-unpack-it-first = الملف مضغوط (gzip): فُكّ ضغطه أولاً
found-found-an-archive-zip-or-a-spreadsheet-unpack-or-export-it-first = الموجود أرشيف (zip أو جدول بيانات): فُكّ ضغطه أو صدّره أولاً
found-a-list-of-count =
    { $count ->
        [zero] قائمة فارغة
        [one] قائمة من عنصر واحد
        [two] قائمة من عنصرين
        [few] قائمة من { $count } عناصر
        [many] قائمة من { $count } عنصراً
       *[other] قائمة من { $count } عنصر
    }
found-an-object-of-type-kind = كائن من النوع { $kind }
found-an-object = كائن
found-no-record-has-a-date-if-the-file-has-dates-under-another-name-say-so-in-map-json-as-in-fields-date-name = لا تاريخ لأي سجل: إن كانت التواريخ في الملف تحت اسم آخر فاذكر ذلك في map.json هكذا: ⁦"fields": { "{" }"date": "name"{ "}" }⁩
found-the-year-is-out-of-range = السنة خارج النطاق
found-a-set-of-dates-is-no-interval = مجموعة تواريخ متفرقة ليست مدة
found-neither-end-of-it-is-a-day-between-the-years-1900-and-5900 = ليس أيٌّ من طرفيها يوماً بين السنتين ‎⁦-1900⁩ و5900
found-it-ends-before-it-starts = تنتهي قبل أن تبدأ
found-expected-a-date-in-edtf-such-as-2016-09-24-2016-09-22-or-2016-09-24-2016-10-01-but-found-found-reason = المطلوب تاريخ بصيغة EDTF مثل ⁦2016-09-24⁩ أو ⁦2016-09-22~⁩ أو ⁦2016-09-24/2016-10-01⁩، لكن الموجود { $found } ({ $reason })
found-expected-a-file-of-at-most-4-gb-but-found-a-longer-one-what-comes-after-that-is-not-read-so-divide-the-file-or-leave-out-of-it-what-the-map-does-not-show = المطلوب ملف لا يزيد على 4 غيغابايت، لكن الموجود أطول: لا يُقرأ ما بعد ذلك، فقسّم الملف أو احذف منه ما لا تعرضه الخريطة
found-expected-records-in-a-list-but-found-64-mb-in-which-none-ends-what-comes-after-that-is-not-read-so-check-that-the-file-is-geojson = المطلوب سجلات في قائمة، لكن في الملف 64 ميغابايت لا ينتهي فيها سجل: لا يُقرأ ما بعد ذلك، فتحقّق من أن الملف GeoJSON
found-expected-a-file-of-at-most-10-000-000-records-but-found-more-what-comes-after-that-is-not-read-so-divide-the-file-or-leave-out-of-it-what-the-map-does-not-show = المطلوب ملف لا يزيد على 10,000,000 سجل، لكن الموجود أكثر: لا يُقرأ ما بعد ذلك، فقسّم الملف أو احذف منه ما لا تعرضه الخريطة
found-geojson = ‏GeoJSON
found-a-text-or-a-number-as-id = نص أو عدد يكون معرّفاً
found-expected-a-start-before-the-end-but-found-an-end-before-the-start-the-record-is-undated = المطلوب بداية قبل النهاية، لكن النهاية قبل البداية: بقي السجل بلا تاريخ
found-an-interval-has-days-only-so-its-clock-times-are-left-out-say-them-in-date-text = في المدة أيام فقط فتُركت ساعاتها: اذكرها في date_text
found-expected-a-date-in-edtf-such-as-2016-09-24-2016-09-22-or-2016-09-24-2016-10-01-but-found-found = المطلوب تاريخ بصيغة EDTF مثل ⁦2016-09-24⁩ أو ⁦2016-09-22~⁩ أو ⁦2016-09-24/2016-10-01⁩، لكن الموجود { $found }
found-expected-the-year-first-as-in-2016-09-24-but-found-found = المطلوب أن تأتي السنة أولاً كما في ⁦2016-09-24⁩، لكن الموجود { $found }
found-the-id-given-was-used-before-in-this-file-links-to-this-record-say-unique-so-give-it-an-id-of-its-own = المعرّف { $given } مستعمل من قبل في هذا الملف: تذكر روابط هذا السجل { $unique }، فأعطه معرّفاً خاصاً به
found-the-record-has-no-id-and-says-the-same-as-another-links-to-it-follow-the-order-of-the-file-so-give-it-an-id = ليس للسجل معرّف ونصه كنص سجل آخر: تتبع روابطه ترتيب الملف، فأعطه معرّفاً
found-expected-expected-but-found-found = المطلوب { $expected }، لكن الموجود { $found }
found-expected-an-actor-with-a-name-but-found-none = المطلوب طرف له اسم، لكنه بلا اسم
found-an-object-with-reporter-killed-min-killed-max-injured-min-and-injured-max = كائن فيه reporter وkilled_min وkilled_max وinjured_min وinjured_max
found-expected-the-least-number-first-but-found-at-least-min-and-at-most-max-neither-is-shown = المطلوب العدد الأدنى أولاً، لكن الموجود { $min } على الأقل و{ $max } على الأكثر: لا يُعرض أيٌّ منهما
found-expected-a-quotation-with-a-text-but-found-none = المطلوب اقتباس فيه نص، لكنه بلا نص
found-a-source-with-publisher-title-url-and-date-or-its-name-or-address = مصدر فيه publisher وtitle وurl وdate، أو اسمه أو عنوانه
found-expected-an-address-that-begins-with-https-or-http-and-names-no-user-but-found-found = المطلوب عنوان يبدأ بـ ⁦https://⁩ أو ⁦http://⁩ وليس فيه اسم مستخدم، لكن الموجود { $found }
found-expected-by-what-but-found-no-what = المطلوب ⁦{ "{" }by, what{ "}" }⁩، لكن لا what فيه
found-expected-on-what-but-found-no-what = المطلوب ⁦{ "{" }on, what{ "}" }⁩، لكن لا what فيه
found-a-multipoint-of-several-points = ‏MultiPoint من عدة نقاط
found-a-geometrycollection = ‏GeometryCollection
found-a-kind = ‏{ $kind }
found-a-point-with-its-coordinates = ‏Point بإحداثياتها
found-expected-a-point-but-found-found-the-record-is-listed-and-not-drawn-so-give-it-the-point-that-a-reader-should-see = المطلوب Point، لكن الموجود { $found }: السجل في القائمة ولم يُرسم، فأعطه النقطة التي ينبغي أن يراها القارئ
found-longitude-latitude = ‏[خط الطول، خط العرض]
found-expected-longitude-latitude-as-two-numbers-but-found-lng-lat = المطلوب [خط الطول، خط العرض] عددين، لكن الموجود [{ $lng }، { $lat }]
found-the-numbers-are-texts-remove-the-quotation-marks-around-them = الأعداد مكتوبة نصوصاً: احذف علامات الاقتباس من حولها
found-expected-degrees-on-wgs-84-longitude-first-but-found-lng-lat-remedy = المطلوب درجات على WGS 84 وخط الطول أولاً، لكن الموجود { $lng }، { $lat }: { $remedy }
found-0-0-lies-in-the-atlantic-if-the-place-is-unknown-write-null-for-the-geometry = الموقع ⁦0, 0⁩ في المحيط الأطلسي: إن كان المكان مجهولاً فاكتب null في geometry
found-latitude-seems-to-come-first-so-swap-the-two = يبدو أن خط العرض جاء أولاً، فبدّل بينهما
found-they-look-like-metres-of-a-projection-so-convert-the-file-for-example-with-ogr2ogr-t-srs-epsg-4326 = تبدو أمتاراً في مسقط خرائط، فحوّل الملف بأداة مثل ⁦ogr2ogr -t_srs EPSG:4326⁩
found-longitudes-go-from-180-to-180-and-latitudes-from-90-to-90 = خطوط الطول من ‎⁦-180⁩ إلى 180 وخطوط العرض من ‎⁦-90⁩ إلى 90
found-read-as-wgs-84-they-may-be-off-by-some-hundred-metres = قُرئت على أنها WGS 84، وقد تبعد عن مواضعها نحو مئة متر
found-none-is-drawn = لم يُرسم أيٌّ منها
found-expected-positions-on-wgs-84-crs84-but-found-found-what-so-convert-the-file-for-example-with-ogr2ogr-t-srs-epsg-4326 = المطلوب مواقع على WGS 84 (CRS84)، لكن الموجود { $found }: { $what }، فحوّل الملف بأداة مثل ⁦ogr2ogr -t_srs EPSG:4326⁩
found-a-text = نص
found-control-characters-were-taken-out-of-the-text-remove-them = حُذفت من النص محارف تحكّم: احذفها من الملف
found-one-of-codes = واحد من: { $codes }
found-a-whole-number-from-0-or-null-where-none-is-stated = عدد صحيح من 0 فما فوق، أو null حيث لم يُذكر عدد
found-a-number-of-metres-from-0-to-half-the-way-round-the-earth = عدد أمتار من 0 إلى نصف محيط الأرض
found-true-or-false = ‏true أو false
found-an-address-that-begins-with-https-or-http-and-names-no-user = عنوان يبدأ بـ ⁦https://⁩ أو ⁦http://⁩ وليس فيه اسم مستخدم
found-it-is-longer-than-330-mb = حجمه يزيد على 330 ميغابايت
found-expected-what-our-own-schema-has-but-found-more-or-something-else-and-it-could-not-be-looked-at-more-closely-reason-the-file-was-read-as-it-is = المطلوب ما في مخططنا، لكن الموجود أكثر منه أو غيره، وتعذّر النظر فيه عن قرب ({ $reason }): قُرئ الملف كما هو
found-a-number-of-people-such-as-3-2-3-or-at-least-2-or-nothing-where-none-is-stated = عدد أشخاص مثل 3 أو ⁦2-3⁩ أو ⁦at least 2⁩ (اثنان على الأقل)، أو لا شيء حيث لا يُذكر عدد
found-degrees-such-as-36-2021-or-both-such-as-36-2021-37-1343 = درجات مثل 36.2021، أو الاثنتان معاً مثل ⁦36.2021, 37.1343⁩
found-expected-a-field-of-the-form-but-found-found = المطلوب حقل من حقول الاستمارة، لكن الموجود { $found }
found-expected-a-latitude-and-a-longitude-but-found-one-of-the-two-fill-in-both-or-neither = المطلوب خط عرض وخط طول، لكن الموجود واحد منهما: املأ الاثنين أو اترك كليهما فارغاً
found-expected-a-latitude-from-90-to-90-and-a-longitude-from-180-to-180-but-found-found-look-whether-the-point-stands-where-it-should = المطلوب خط عرض من ⁦-90⁩ إلى 90 وخط طول من ⁦-180⁩ إلى 180، لكن الموجود { $found }: تحقّق من موضع الفاصلة العشرية
found-expected-a-number-of-people-killed-or-injured-but-found-only-who-reports-it-write-the-number-or-clear-the-reporter-too = المطلوب عدد القتلى أو الجرحى، لكن الموجود اسم من أبلغ عنه فقط: اكتب العدد، أو امسح الاسم أيضاً
found-expected-a-title-but-found-none-say-in-a-few-words-what-was-reported = المطلوب عنوان، لكن لا عنوان هنا: اذكر في بضع كلمات ما أُبلغ عنه
found-expected-the-words-of-the-source-but-found-only-who-says-them-write-the-words-or-clear-the-attribution-too = المطلوب كلام المصدر، لكن الموجود اسم قائله فقط: اكتب الكلام، أو امسح اسم القائل أيضاً
found-expected-who-reports-these-numbers-but-found-nobody-name-the-reporter-or-the-source = المطلوب اسم من أبلغ عن هذه الأعداد، لكن لا اسم هنا: اذكره، أو اذكر المصدر

found-count-records-say-the-same-as-one-of-another-table-where-it-is-the-same-incident-take-it-out-of-one-table =
    { $count ->
        [one] سجل واحد يقول ما يقوله سجل من جدول آخر: إن كانت الحادثة نفسها فاحذفه من أحد الجدولين
        [two] سجلان يقولان ما يقوله سجلان من جدول آخر: إن كانت الحادثة نفسها فاحذفهما من أحد الجدولين
       *[other] سجلات عددها { $count } تقول ما تقوله سجلات من جدول آخر: إن كانت الحوادث نفسها فاحذفها من أحد الجدولين
    }
found-count-records-have-an-id-that-one-of-another-table-has-and-another-one-for-it-here-give-each-incident-an-id-of-its-own =
    { $count ->
        [one] لسجل واحد معرّف سجل من جدول آخر، وله هنا معرّف غيره: أعطِ كل حادثة معرّفاً خاصاً بها
        [two] لسجلين معرّفا سجلين من جدول آخر، ولهما هنا معرّفان غيرهما: أعطِ كل حادثة معرّفاً خاصاً بها
       *[other] لعدد من السجلات ({ $count }) معرّفات سجلات من جدول آخر، ولها هنا معرّفات غيرها: أعطِ كل حادثة معرّفاً خاصاً بها
    }

found-there-is-no-record-in-it-a-record-needs-a-title-a-date-or-a-place = لا سجل فيه: يحتاج السجل إلى عنوان أو تاريخ أو مكان
found-no-column-was-taken-for-a-title-a-date-or-a-place-so-that-there-is-nothing-to-show-give-the-columns-heads-that-say-what-stands-in-them = لم يُفهم أي عمود على أنه عنوان أو تاريخ أو مكان، فلا شيء يُعرض: اجعل للأعمدة عناوين تقول ما فيها
found-this-file-of-the-site-stays-behind-only-data-pictures-and-styles-are-taken-along = يبقى هذا الملف من الموقع: لا يُؤخذ معه سوى البيانات والصور والأنماط
found-this-is-a-table-that-is-there-already-byte-for-byte-it-was-not-taken-twice = هذا جدول موجود من قبل، بايتاً ببايت: لم يُؤخذ مرتين
found-it-is-no-json-reason = ليس JSON ({ $reason })
found-the-column-name-was-left-out-and-the-table-has-none-of-that-name-this-one-is-left-out-until-you-choose-what-it-is-for = كان العمود { $name } متروكاً، وليس في الجدول عمود بهذا الاسم: يُترك هذا العمود حتى تختار معناه
found-points-stand-between-day-month-and-year-and-nobody-writes-the-month-first-so-the-day-is-read-first = بين اليوم والشهر والسنة نقاط، ولا أحد يكتب الشهر أولاً بهذه الطريقة: قُرئ اليوم أولاً
found-what-is-no-address-such-as-https-example-org-report-stays-a-fact-of-its-record = ما ليس عنواناً مثل ⁦https://example.org/report⁩ بقي معلومة في سجله
found-latitude-is-taken-for-the-latitude-and-longitude-for-the-longitude-by-the-numbers-in-them-look-whether-the-marks-stand-where-they-should-and-add-a-row-with-the-names-of-the-columns = أُخذ { $latitude } على أنه خط العرض و{ $longitude } على أنه خط الطول بحسب ما فيهما من أعداد: تحقّق من أن العلامات في مواضعها، وأضف صفاً بأسماء الأعمدة
found-expected-a-row-with-the-names-of-the-columns-such-as-date-place-latitude-and-longitude-no-record-can-be-drawn-so-add-one-above-the-others = المطلوب صف بأسماء الأعمدة مثل date وplace وlatitude وlongitude: لا يمكن رسم أي سجل، فأضف هذا الصف فوق غيره
found-the-columns-and-their-values-are-those-of-schema-they-are-read-as-its-codebook-says = الأعمدة وقيمها هي أعمدة { $schema } وقيمها: قُرئت كما يقول دليل ترميزها
found-the-file-is-kml-and-no-geojson-its-placemarks-are-the-records = الملف بصيغة KML وليس GeoJSON: علاماته المكانية (Placemark) هي السجلات
found-the-file-is-gpx-and-no-geojson-its-waypoints-are-the-records = الملف بصيغة GPX وليس GeoJSON: نقاط الطريق (Waypoint) فيه هي السجلات
found-the-file-is-a-feed-rss-or-atom-and-no-geojson-its-entries-are-the-records = الملف خلاصة أخبار (RSS أو Atom) وليس GeoJSON: بنودها هي السجلات
found-the-file-declares-entities-they-are-not-put-in-and-stay-as-they-are-written = يعرّف الملف كيانات (entities): لم تُستبدل وبقيت كما كُتبت
found-the-file-names-others-network-links-which-are-not-fetched-open-them-too = يذكر الملف ملفات أخرى (روابط شبكة) لا تُجلب: افتحها أيضاً
found-tracks-and-routes-are-no-incidents-only-waypoints-are-read = المسارات والطرق ليست حوادث: لم تُقرأ إلا نقاط الطريق
found-expected-the-end-of-the-file-s-xml-but-it-is-cut-off-here-fetch-or-export-it-again = المطلوب نهاية ملف XML، لكنه مقطوع هنا: نزّله أو صدّره من جديد
found-expected-elements-at-most-count-deep-in-each-other-but-found-more-what-follows-is-left-out = المطلوب عناصر يتداخل بعضها في بعض { $count } مستوى على الأكثر، لكن الموجود أكثر: تُرك ما يلي
found-expected-xml-but-found-a-fault-in-it-what-follows-is-left-out-until-it-is-mended-reason = المطلوب XML، لكن فيه خطأ: تُرك ما يلي حتى يُصلح ({ $reason })
found-the-file-is-an-archive-of-maps-kmz-name-in-it-is-read = الملف أرشيف خرائط (KMZ): قُرئ منه { $name }
found-the-archive-has-more-maps-which-are-not-read-names-unpack-it-and-open-them-too = في الأرشيف خرائط أخرى لم تُقرأ ({ $names }): فُكّ ضغطه وافتحها أيضاً
found-expected-a-whole-archive-of-maps-kmz-but-found-one-that-is-damaged-or-cut-off-save-it-again-or-save-it-as-kml-reason = المطلوب أرشيف خرائط (KMZ) كامل، لكن الموجود تالف أو مقطوع: احفظه من جديد أو احفظه بصيغة KML ({ $reason })
found-expected-a-map-kml-of-at-most-200-mb-in-the-archive-but-found-a-longer-one-divide-it = المطلوب خريطة (KML) في الأرشيف لا تتجاوز 200 ميغابايت، لكن الموجود أطول: قسّمها
found-expected-a-whole-spreadsheet-xls-but-found-one-that-is-damaged-or-cut-off-open-it-and-save-it-again-as-xlsx-or-csv = المطلوب جدول بيانات (XLS) كامل، لكن الموجود تالف أو مقطوع: افتحه واحفظه من جديد بصيغة XLSX أو CSV
found-the-file-is-topojson-and-no-geojson-its-geometries-are-the-records = الملف بصيغة TopoJSON وليس GeoJSON: أشكاله هي السجلات
found-expected-each-line-of-the-topology-in-a-few-shapes-but-found-so-many-that-there-is-no-room-for-all-some-are-not-drawn = المطلوب أن يرد كل خط من خطوط الطوبولوجيا في بضعة أشكال، لكن الموجود أكثر مما يتسع له المكان: لم يُرسم بعضها
found-expected-degrees-wgs-84-but-found-the-spatial-reference-code-no-record-is-drawn-so-export-it-with-outsr-4326 = المطلوب درجات (WGS 84)، لكن الموجود المرجع المكاني { $code }: لم يُرسم أي سجل، فصدّر الملف مع outSR=4326
found-the-file-has-events-of-timemap-their-sources-and-associations-are-put-to-them-by-their-ids = في الملف أحداث TimeMap: أُضيفت إليها مصادرها وارتباطاتها بحسب معرّفاتها
found-expected-the-sources-and-associations-that-the-events-name-but-they-are-in-files-of-their-own-put-them-beside-it-called-sources-and-associations-in-place-of-events = المطلوب المصادر والارتباطات التي تذكرها الأحداث، لكنها في ملفات أخرى: ضعها بجانب الملف باسمه مع sources وassociations مكان events
found-a-source-that-the-event-names-is-not-there = مصدر يذكره الحدث غير موجود
found-a-source-without-an-address-is-hidden-by-whoever-made-the-file-it-is-left-out = مصدر بلا عنوان أخفاه من أعدّ الملف: تُرك
found-expected-a-geometry-whose-positions-are-all-there-but-something-of-it-is-missing-the-record-is-not-drawn = المطلوب شكل مواضعه كلها موجودة، لكن بعضه ناقص: لم يُرسم السجل
found-found-says-more-than-the-record-knows-of-its-place-readers-take-a-point-for-the-site-itself = { $found } يقول أكثر مما يعرفه السجل عن مكانه: يظن القراء أن النقطة هي الموقع نفسه
found-the-exact-point-of-found-whoever-is-there-or-comes-back-can-be-found-by-it = النقطة الدقيقة لـ { $found }: بها يُعثر على من هو هناك أو من يعود إليه
found-found-looks-like-a-telephone-number-its-owner-can-be-called-and-found = { $found } يشبه رقم هاتف: يمكن الاتصال بصاحبه والعثور عليه
found-found-looks-like-an-e-mail-address-its-owner-can-be-written-to-and-found = { $found } يشبه عنوان بريد إلكتروني: يمكن مراسلة صاحبه والعثور عليه
found-found-looks-like-the-plate-of-a-vehicle-its-owner-can-be-found-by-it = { $found } يشبه لوحة مركبة: يمكن العثور على صاحبها بها
found-the-column-may-name-a-private-person-found-whoever-is-named-there-can-be-found = قد يسمّي العمود شخصاً خاصاً ({ $found }): يمكن العثور على من يُسمّى فيه
found-the-photograph-says-in-its-file-where-it-was-taken-found-every-reader-can-read-that = تذكر الصورة في ملفها أين التُقطت ({ $found }): يستطيع كل قارئ أن يقرأ ذلك
found-no-source-is-named-nobody-can-look-whether-this-may-be-told-and-who-is-in-danger-by-it = لا مصدر مذكور: لا يستطيع أحد أن يتحقق هل يجوز قول هذا ومن يتعرض للخطر بسببه
found-found-is-a-source-that-nobody-can-tell-who-it-is-nobody-can-look-whether-this-may-be-told = { $found } مصدر لا يعرف أحد من هو: لا يستطيع أحد أن يتحقق هل يجوز قول هذا
found-blur-it-to-1-km = موّه النقطة بمقدار كيلومتر واحد
found-leave-the-record-out = استبعد السجل
found-take-it-out-of-the-record-or-leave-out-its-column = احذفه من السجل أو استبعد عموده
found-name-the-source = اذكر المصدر
found-save-the-photograph-again-without-what-it-says-of-itself = احفظ الصورة من جديد من دون بياناتها الوصفية
found-keep-it-reviewed-by-whom-and-on-which-day = أبقه، مع ذكر من راجعه وفي أي يوم
found-names-of-people-in-titles-quotations-and-notes-and-whether-the-public-knows-them-already = أسماء الأشخاص في العناوين والاقتباسات والملاحظات، وهل يعرفها الجمهور من قبل
found-a-place-that-is-told-by-words-by-a-picture-or-by-another-record-of-the-same-event = مكان تدلّ عليه كلمات أو صورة أو سجل آخر للحدث نفسه
found-what-pictures-show-faces-signs-skylines-and-whatever-lies-behind-links = ما تُظهره الصور (وجوه ولافتات ومعالم)، وكل ما وراء الروابط
found-accounts-with-networks-and-numbers-and-plates-in-other-spellings-than-the-usual-ones = الحسابات على الشبكات، والأرقام واللوحات المكتوبة على غير المعتاد
found-who-is-at-risk-today-it-goes-by-words-and-knows-those-of-english-and-arabic = من هو في خطر اليوم: تعتمد القائمة على الكلمات، وتعرف الإنكليزية والعربية منها
found-what-was-published-before-and-what-others-keep-of-it = ما نُشر من قبل، وما يحتفظ به الآخرون منه
found-several-spans-of-time-became-one-from-the-start-of-the-first-to-the-end-of-the-last = جُمعت عدة فترات زمنية في فترة واحدة، من بداية الأولى إلى نهاية الأخيرة
found-the-id-is-written-as-programs-write-large-numbers-of-which-they-keep-15-figures-look-whether-it-is-the-whole-id-and-have-ids-as-text-where-the-table-is-made = كُتب المعرّف كما تكتب البرامج الأعداد الكبيرة التي لا تحفظ منها إلا 15 رقماً: تحقّق من أنه كامل، واجعل المعرّفات نصوصاً حيث يُعَدّ الجدول
found-expected-names-of-folders-layers-feeds-and-codes-of-at-most-300-letters-but-found-a-longer-one-the-rest-of-it-is-left-out = المطلوب أسماء مجلدات وطبقات وموجزات ورموز لا تتجاوز 300 حرف، لكن وُجد اسم أطول: تُرك ما بقي منه
found-a-hospital = مستشفى
found-a-shelter = ملجأ
found-a-home = بيت
found-people-who-may-be-at-risk = أشخاص قد يكونون في خطر
found-a-point-without-a-circle-of-count-digits-at-name = نقطة بلا دائرة، بعدد أرقام { $count }، عند { $name }
found-a-circle-of-metres-m-for-a-place-known-as-precision = دائرة من { $metres } م لمكان معروف بدرجة { $precision }
found-a-point-of-count-digits-for-a-place-that-is-known-roughly = نقطة بعدد أرقام { $count } لمكان معروف على وجه التقريب
found-blur-it-to-10-km = موّه النقطة بمقدار 10 كيلومترات
found-blur-it-to-its-district = موّه النقطة إلى منطقتها
found-count-km = { $count } كم
found-its-district = منطقته
found-its-district-is-not-known-give-an-overlay-whose-areas-are-districts-with-their-names-or-name-a-file-of-them-as-districts-in-safety-json = منطقته غير معروفة: أعط طبقة مساحاتها مناطق بأسمائها، أو سمّ ملفاً لها باسم districts في safety.json
found-it-has-no-point-so-that-it-lies-in-no-district = لا نقطة له، فلا يقع في أي منطقة
found-it-lies-in-none-of-the-districts-that-are-known = لا يقع في أي من المناطق المعروفة
found-its-place-is-not-known-so-well-that-it-lies-in-one-district-its-circle-reaches-over-a-border-or-nobody-says-how-far-it-reaches = لا يُعرف مكانه بما يكفي ليقع في منطقة واحدة: تتجاوز دائرته حداً، أو لا يقول أحد إلى أين تصل
found-its-district-is-narrower-than-a-circle-of-1-km-blur-it-to-kilometres-instead = منطقته أضيق من دائرة نصف قطرها كيلومتر: موّهه بالكيلومترات بدلاً من ذلك
found-the-areas-overlap-so-often-that-it-would-take-minutes-to-find-the-district-simplify-them = تتداخل المساحات كثيراً حتى إن إيجاد المنطقة يستغرق دقائق: بسّطها
found-id-cannot-be-blurred-to-its-district-why = لا يمكن تمويه { $id } إلى منطقته: { $why }
found-id-is-to-be-blurred-and-has-no-point-nothing-was-moved = { $id } مطلوب تمويهه ولا نقطة له: لم يُنقل شيء
found-id-is-blurred-to-radius-and-its-place-still-reads-name-where-that-says-more-write-what-it-is-to-read-as-the-place-in-its-decision = مُوّه { $id } إلى { $radius }، وما زال مكانه يُقرأ «{ $name }»: إن كان هذا يقول أكثر فاكتب في قراره ما يُقرأ مكاناً له
found-id-field-expected-nothing-that-tells-the-place-more-exactly-than-radius-but-found-a-position-in-the-text-take-it-out-of-the-draft-or-leave-the-record-out = { $id }، { $field }: المطلوب ألا يدل شيء على المكان بدقة أكثر من { $radius }، لكن وُجد موضع في النص: احذفه من المسودة أو استبعد السجل
found-count-of-the-records-left-out = استُبعد من السجلات { $count }
found-id-is-blurred-and-other-which-it-goes-with-has-an-exact-point-within-its-circle-look-whether-that-tells-the-place-too = مُوّه { $id }، أما { $other } المرتبط به فله نقطة دقيقة داخل دائرته: انظر هل يدل ذلك على المكان أيضاً
found-id-expected-one-blur-for-one-place-but-found-that-other-lies-there-too-and-is-moved-elsewhere-so-that-both-together-tell-it-blur-both-as-far-and-name-key-as-with-in-this-decision = { $id }: المطلوب تمويه واحد للمكان الواحد، لكن { $other } يقع هناك أيضاً ويُنقل إلى موضع آخر، فيدلان معاً عليه: موّه كليهما بالقدر نفسه، واذكر { $key } في with في هذا القرار
found-id-a-link-to-a-position-on-a-map-taken-out = { $id }: حُذف رابط إلى موضع على خريطة
found-id-expected-an-id-without-a-name-that-is-left-out-but-found-one-in-it-or-in-those-of-related-give-the-record-another-id = { $id }: المطلوب معرّف ليس فيه اسم مستبعد، لكن وُجد فيه أو في معرّفات related: أعط السجل معرّفاً آخر
found-id-an-address-taken-out-that-has-a-name-in-it = { $id }: حُذف عنوان فيه اسم
found-id-a-name-taken-out-in-count-places = { $id }: حُذف اسم، عدد المواضع { $count }
found-id-expected-a-record-of-this-id-since-it-is-to-be-blurred-or-left-out-but-found-none-correct-the-id-in-the-decisions-or-take-the-decision-out-where-the-record-is-gone-a-row-without-an-id-of-its-own-has-one-that-is-made-of-what-it-says-and-changes-with-it-give-it-an-id = { $id }: المطلوب سجل بهذا المعرّف لأنه يُموّه أو يُستبعد، لكن لم يوجد: صحّح المعرّف في القرارات، أو احذف القرار إن زال السجل. الصف الذي لا معرّف له يُصنع معرّفه مما يقوله ويتغير معه: أعطه id
found-id-it-is-blurred-in-what-is-published-and-nothing-is-decided-about-it-now-put-the-decisions-beside-the-first-of-the-tables-as-safety-json-or-open-the-draft-that-was-saved-before-it-was-blurred-or-keep-its-exact-site-with-who-decided-by-and-on-which-day-on = { $id }: هو مموّه فيما نُشر، ولا قرار فيه الآن: ضع القرارات بجانب أول الجداول باسم safety.json، أو افتح المسودة التي حُفظت قبل تمويهه؛ أو أبق exact-site فيه مع ذكر من قرّر (by) وفي أي يوم (on)
found-path-it-has-both-numbers-of-the-place-where-id-was-before-it-was-blurred-take-them-out-or-blur-the-record-that-says-them-and-name-that-one-as-with = { $path }: فيه رقما المكان الذي كان فيه { $id } قبل تمويهه: احذفهما، أو موّه السجل الذي يذكرهما واذكر ذاك في with
found-path-it-has-the-name-count-of-those-that-are-left-out-take-it-out-there = { $path }: فيه الاسم رقم { $count } من الأسماء المستبعدة: احذفه هناك
found-path-it-has-the-id-or-the-title-of-id-which-is-left-out-take-it-out-there = { $path }: فيه معرّف { $id } المستبعد أو عنوانه: احذفه هناك
found-path-what-is-packed-in-it-was-not-looked-into-take-it-out-of-the-folder-and-pack-again-what-is-published = { $path }: لم يُنظر في ما هو محزوم فيه: أخرجه من المجلد واحزم من جديد ما يُنشر
found-path-problem = { $path }: { $problem }
found-the-secret-by-which-points-are-moved-is-not-there-open-the-draft-that-was-saved-before-it-was-blurred = السر الذي تُنقل به النقاط غير موجود: افتح المسودة التي حُفظت قبل تمويهها
