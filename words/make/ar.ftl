### كلمات صفحة صنع الخرائط بالعربية، إلى جانب كلمات ../ar.ftl.

make-title = اصنع خريطة لحوادث مُبلَّغ عنها
make-nothing-leaves = لا شيء يغادر هذا الجهاز.
make-back = العودة إلى الخريطة
make-undo = تراجع
make-redo = أعِد
make-busy = يعمل …
make-close = إغلاق
make-cancel = إلغاء
make-remove = إزالة
make-ended = توقف ما يصنع الخريطة، لضيق الذاكرة على الأرجح. أعد تحميل الصفحة: المسودة محفوظة. فإن تكرر ذلك فأعطِ ملفاً أصغر.
joined-by-colon = { $before }: { $after }

## الخطوات

make-steps = الخطوات
make-step-give = الجدول
make-step-columns = الأعمدة
make-step-records = السجلات
make-step-settings = الخريطة
make-step-safety = قبل النشر
make-step-site = خذ الموقع
make-next-records = التالي: السجلات
make-next-settings = التالي: ما تقوله الخريطة
make-next-safety = التالي: قبل النشر
make-next-site = التالي: خذ الموقع
make-preview = الخريطة كما سيراها القراء
make-see = انظر إلى الخريطة
make-preview-empty = تظهر الخريطة هنا ما إن يكون هناك جدول.

## الإعطاء

make-give-about = أعطِ جدول الحوادث الذي لديك: تعمل الخريطة والخط الزمني والمرشحات في الحال. كل شيء يجري في هذا المتصفح: لا يُرفع شيء، ولا يرى بياناتك أحد سواك. ويمكن أن يُفتح من جديد موقع أُخذ من هنا أو مسودة حُفظت هنا.
make-give-tables = اختر ملفات
make-give-more = أضف ملفات
make-give-instead = استبدلها
make-give-kinds = CSV أو TSV أو XLSX أو XLS أو ODS أو GeoJSON أو TopoJSON أو صفوف JSON أو KML أو KMZ أو GPX أو موجز أخبار (RSS أو Atom) أو حزمة zip لموقع. ويمكنك أيضاً أن تُسقط الملفات في أي مكان من هذه الصفحة.
make-paste = أو الصق صفوفاً من جدول بيانات
make-paste-here = انسخ الصفوف مع عناوينها، ثم انقر هنا والصق
make-pasted = pasted.tsv
make-address = أو عنوان ملف في هذا الموقع
make-address-open = افتح
make-address-failed = تعذّر فتح { $address } ({ $reason }). لا يُفتح ملف من موقع آخر إلا إذا ذكره هذا الموقع؛ نزّله ثم أعطه ملفاً.
make-open-elsewhere = هذه الصفحة مفتوحة في لسان آخر يحفظ المسودة: ما يُفعل هنا لا يُحفظ.
make-unreadable = تعذّرت قراءته ({ $reason }): أعطِ ملفات لا مجلدات.
make-has-draft = هذه مسودتك. والملف «{ $name }» الذي فتحته ليس فيها: أضفه تحت «الجدول».
make-given = ما أعطيته
make-drop = أزل { $name }
make-restored = استُعيد من زيارتك السابقة، { DATETIME($when, dateStyle: "long", timeStyle: "short") }.
make-kept = تبقى المسودة محفوظة في هذا المتصفح حتى تنساها.
make-not-kept = المسودة أكبر من أن تُحفظ في هذا المتصفح: أتمّها قبل أن تغادر، أو خذ الموقع وافتحه من جديد.
make-forget = انسَها
make-n-records =
    { $count ->
        [zero] لا سجلات.
        [one] سجل واحد.
        [two] سجلان.
        [few] { $count } سجلات.
        [many] { $count } سجلاً.
       *[other] { $count } سجل.
    }
make-n-unplaced =
    { $count ->
        [0] لكلٍّ منها مكان على الخريطة.
        [one] واحد بلا مكان على الخريطة.
        [two] اثنان بلا مكان على الخريطة.
       *[other] { $count } بلا مكان على الخريطة.
    }
make-n-undated =
    { $count ->
        [0] لكلٍّ منها تاريخ.
        [one] واحد بلا تاريخ.
        [two] اثنان بلا تاريخ.
       *[other] { $count } بلا تاريخ.
    }
make-n-withdrawn = المسحوب: { $count }.
make-found =
    { $count ->
        [one] أمر واحد ينبغي أن تعرفه عن الجدول
        [two] أمران ينبغي أن تعرفهما عن الجدول
        [few] { $count } أمور ينبغي أن تعرفها عن الجدول
       *[other] { $count } أمراً ينبغي أن تعرفه عن الجدول
    }
make-found-more = وغيرها { $count }.

## الأعمدة

make-columns-about = فُهم كل عمود بحسب اسمه وقيمه. غيّر سطراً فتتبعه الخريطة.
make-columns-own = الملف بمخطط هذه الخريطة: لا تحتاج أعمدته إلى قرار.
make-order-by = (حسمه { $value })
make-order-choose = بعضها يحتمل الوجهين: اختر أعلاه أيهما أولاً فتُقرأ.
make-read-of = قُرئ { $read } من { $all }

## السجلات

make-records = كل السجلات
make-search = ابحث في العناوين والأماكن والمعرّفات
make-unplaced-only = ما لا مكان له على الخريطة فقط
make-add = أضف سجلاً
make-add-it = أضفه
make-save = احفظ
make-name-it = سمِّه على الخريطة من البداية
make-withdraw = اسحب هذا السجل
make-no-date = بلا تاريخ
make-no-place = بلا مكان
make-not-on-map = ليس على الخريطة
make-not-said = غير مذكور
make-none-found = لا سجل كهذا.
make-earlier = السابق
make-later = التالي
make-page-of = { $from } إلى { $to } من { $all }
make-lost-changes =
    { $count ->
        [one] أحد تعديلاتك لسجل لم يعد في الجدول.
        [two] تعديلان لسجلين لم يعودا في الجدول.
       *[other] { $count } من تعديلاتك لسجلات لم تعد في الجدول.
    }
make-word = ما الذي صُحّح، في جملة للقراء؛ أو لماذا سُحب
make-word-needed = نُشر هذا السجل من قبل: قل في جملة ما الذي صُحّح. يراها القراء تحت التصحيحات.
make-reason-needed = نُشر هذا السجل من قبل: قل في جملة لماذا يُسحب. يقرؤها من يتبع رابطاً قديماً.
make-edit-title = العنوان
make-edit-category = النوع (عدة أنواع بينها فواصل)
make-edit-date = التاريخ، مثل ⁦2016-09-24⁩ أو ⁦2016-09-24/2016-09-26⁩
make-edit-date-text = كلمات المصدر للتاريخ
make-edit-place = المكان
make-edit-lat = خط العرض
make-edit-lng = خط الطول
make-edit-place-precision = دقة المكان
make-edit-uncertainty-m = بُعده المحتمل بالأمتار
make-edit-coordinate-source = كيف عُرف المكان
make-edit-killed = القتلى، مثل 3 أو ⁦2-4⁩ أو ⁦at least 2⁩
make-edit-injured = الجرحى
make-edit-toll-reporter = من يذكر هذه الأعداد
make-edit-text = الاقتباس
make-edit-attribution = من يقوله
make-edit-source-name = المصدر
make-edit-source-url = عنوانه
make-edit-description = الوصف
make-edit-sensitive = صور قاسية: تُغطّى حتى يطلبها القارئ
make-precision-exact-site = الموقع بعينه
make-precision-neighbourhood = حي
make-precision-town = بلدة أو قرية
make-precision-city = مدينة
make-precision-district = منطقة
make-precision-governorate = محافظة أو إقليم
make-precision-country = بلد
make-precision-sea-area = في البحر
make-precision-none = لا يمكن تحديد مكان
make-pick = اختر المكان على خريطة
make-pick-about = انقر المكان، أو حرّك الخريطة حتى يصير تحت الصليب. بلوحة المفاتيح: الأسهم تحرّك، و + و - للتكبير والتصغير.
make-pick-take = خذ هذا المكان

## ما قد يُصلَح

make-offers = ما قد ترغب في إصلاحه
make-show-records = أظهرها
make-only-these =
    { $count ->
        [one] السجل الذي اخترته أعلاه.
        [two] السجلان اللذان اخترتهما أعلاه.
       *[other] السجلات التي اخترتها أعلاه، وعددها { $count }.
    }
make-show-all = أظهر الكل
make-offer-nearly-one-type =
    { $count ->
        [one] سجل واحد من النوع «{ $from }»، و{ $n_to } من النوع «{ $to }»: أهما نوع واحد؟
        [two] سجلان من النوع «{ $from }»، و{ $n_to } من النوع «{ $to }»: أهما نوع واحد؟
       *[other] { $count } من السجلات من النوع «{ $from }»، و{ $n_to } من النوع «{ $to }»: أهما نوع واحد؟
    }
make-accept-nearly-one-type = اجعلها كلها «{ $to }»
make-offer-swapped-positions =
    { $count ->
        [one] سجل واحد بعيد عن غيره كله؛ ولو تبادل خطا العرض والطول لكان بينها.
        [two] سجلان بعيدان عن غيرهما؛ ولو تبادل خطا العرض والطول لكانا بينها.
       *[other] { $count } من السجلات بعيدة عن غيرها؛ ولو تبادل خطا العرض والطول لكانت بينها.
    }
make-accept-swapped-positions = بادِل بينهما
make-offer-lost-signs =
    { $count ->
        [one] سجل واحد بعيد عن غيره كله؛ ولو تغيرت الإشارة (شمال أو جنوب، شرق أو غرب) لكان بينها.
        [two] سجلان بعيدان عن غيرهما؛ ولو تغيرت الإشارة (شمال أو جنوب، شرق أو غرب) لكانا بينها.
       *[other] { $count } من السجلات بعيدة عن غيرها؛ ولو تغيرت الإشارة (شمال أو جنوب، شرق أو غرب) لكانت بينها.
    }
make-accept-lost-signs = غيّر الإشارة
make-offer-far-positions =
    { $count ->
        [one] سجل واحد بعيد عن غيره كله: أهو في مكانه؟
        [two] سجلان بعيدان عن غيرهما: أهما في مكانيهما؟
       *[other] { $count } من السجلات بعيدة عن غيرها: أهي في أماكنها؟
    }
make-offer-far-dates =
    { $count ->
        [one] سجل واحد يبعد عن معظم غيره أكثر من عشرين سنة: أتاريخه صحيح؟
        [two] سجلان يبعدان عن معظم غيرهما أكثر من عشرين سنة: أتاريخاهما صحيحان؟
       *[other] { $count } من السجلات تبعد عن معظم غيرها أكثر من عشرين سنة: أتواريخها صحيحة؟
    }
make-offer-known-place =
    { $count ->
        [one] سجل واحد بلا موضع يذكر «{ $name }»
        [two] سجلان بلا موضع يذكران «{ $name }»
       *[other] { $count } من السجلات بلا موضع تذكر «{ $name }»
    }{ $by ->
        [map] ، والخريطة تعرفه باسم { $known }.
       *[record] ، وللسجل { $known } موضع له.
    }
make-accept-known-place = ضع بحسب الاسم (⁦{ $lat }, { $lng }⁩)

## ملف الخريطة

make-group-words = الكلمات واللغات
make-group-types = الأنواع والألوان والأشكال
make-group-first-view = ما يُرى أولاً
make-group-names = أسماء على الخريطة
make-group-ground = الأرضية
make-group-overlays = طبقات من عندك
make-group-thanks = الشكر والرخصة والاتصال
make-group-look = الشعار ولون التمييز
make-group-address = العنوان والإطارات والملفات الأخرى
make-in-language = { $label } ({ $language })
make-group-file = ملف الخريطة نفسه
make-set-title = العنوان
make-set-lede = ما حدث، في جملة أو جملتين
make-set-introduction = التمهيد
make-help-introduction = فقرة في كل سطر: ما ينبغي أن يعرفه القارئ أولاً، ومن أين جاءت السجلات، وما الذي ينقصها.
make-set-publisher = من ينشرها
make-set-languages = لغات الصفحة
make-first-language = أولاها
make-set-order = تبدأ القائمة بـ
make-order-earliest = الأقدم
make-order-latest = الأحدث
make-set-span = ما يُظهره الخط الزمني أولاً
make-help-span = مثل ⁦2016-09-01/2016-10-01⁩. فارغ: من أول حادثة إلى آخرها.
make-set-as-of = يوم البيانات
make-help-as-of = مثل ⁦2016-10-01⁩. ما لا نهاية له بعدُ يمتد إلى هذا اليوم.
make-label = الاسم
make-color-light = اللون على أرضية فاتحة
make-color-dark = اللون على أرضية داكنة
make-shape = الشكل
make-shape-circle = دائرة
make-shape-square = مربع
make-shape-diamond = معيّن
make-shape-triangle = مثلث
make-shape-triangle-down = مثلث رأسه إلى أسفل
make-shape-cross = صليب مائل
make-shape-plus = علامة زائد
make-shape-hexagon = مسدس
make-shape-star = نجمة
make-shape-pentagon = مخمس
make-up = قدّم { $name } في مفتاح الخريطة
make-down = أخّر { $name } في مفتاح الخريطة
make-type-add = أعطه لوناً خاصاً به
make-type-faint = لا يكاد { $name } يتميز من الأرضية: اختر لوناً أقوى.
make-types-apart = يمكن التمييز بين الأنواع كلها، حتى لعيون ترى ألواناً أقل.
make-types-alike = للنوعين { $one } و{ $other } شكل واحد ولونان يصعب التمييز بينهما ({ $eyes }). اختر شكلاً أو لوناً آخر.
make-eyes-all = كما تراه معظم العيون
make-eyes-protan = كما يُرى بلا أحمر (عمى الأحمر)
make-eyes-deutan = كما يُرى بلا أخضر (عمى الأخضر)
make-eyes-tritan = كما يُرى بلا أزرق (عمى الأزرق)
make-contrast = التباين { $ratio } إلى 1
make-contrast-low = التباين { $ratio } إلى 1، وهو قليل
make-bounds-none = يرى القراء أولاً الحوادث كلها.
make-bounds-are = يرى القراء أولاً هذا الجزء: ⁦{ $bounds }⁩
make-bounds-take = خذ ما تظهره الخريطة الآن
make-bounds-all = كل الحوادث
make-bounds-unknown = حرّك الخريطة أو كبّرها أولاً، ثم خذ ما تظهره.
make-set-annotate = سجلات تسمّيها الخريطة من البداية
make-names-about = في استمارة السجل، تحت «السجلات»، يضعه زر «سمِّه على الخريطة» هنا.
make-annotation = بضع كلمات
make-add-item = أضف
make-new-item = جديد
make-set-basemap = ما تحت العلامات
make-help-basemap = الأرضية المرفقة تُظهر سوريا عن قرب وبقية العالم إجمالاً. أسلوب من موقع آخر أو بلاطات منه يكشف لمضيفه من يقرأ خريطتك.
make-basemap-own = الأرضية المرفقة
make-basemap-none = لا شيء
make-basemap-style = أسلوب MapLibre
make-basemap-pmtiles = أرشيف بلاطات (PMTiles) بجانب الصفحة
make-basemap-light = الأسلوب، أو الفاتح منه
make-basemap-dark = أسلوب المظهر الداكن
make-basemap-credit = لمن الخريطة
make-basemap-archive = اسم الأرشيف
make-basemap-tiles = بلاطات من خادم
make-basemap-address = عنوان بلاطاته، مثل ⁦https://tiles.example/{"{z}/{x}/{y}"}.png⁩
make-put-archive = اختر الأرشيف
make-overlays-about = أحياء وخطوط سيطرة وحدود: مساحات وخطوط ونقاط بصيغة GeoJSON يُظهرها القراء ويخفونها.
make-put-overlay = أضف ملف GeoJSON
make-overlay-from = سارٍ من (يوم)
make-overlay-to = سارٍ إلى (يوم)
make-overlay-source = مصدره
make-overlay-areas = عُدّ السجلات بحسب مساحاته
make-set-credits = من تشكره الخريطة
make-set-links = صفحات بجانب الخريطة
make-words = الكلمات
make-link = العنوان
make-set-license = من يجوز له استعمال السجلات، وكيف
make-license-none = غير مذكور: كل الحقوق لك
make-license-other = بكلماتك
make-license-other-words = اسألنا
make-license-words = الرخصة بكلماتك
make-set-contact = إلى من يبلّغ القارئ عن خطأ
make-help-contact = عنوان بريد، أو عنوان يبدأ بـ ⁦https://⁩
make-accent-light = لون الروابط والأزرار على أرضية فاتحة
make-accent-dark = وعلى أرضية داكنة
make-accent-none = ألوان الصفحة نفسها
make-logo-none = بلا شعار.
make-put-logo = اختر شعاراً (PNG أو JPEG أو WebP)
make-look-about = يُكتب الشعار ولون التمييز في الموقع الذي تأخذه.
make-map-file = map.json
make-help-map-file = لما لا حقل له هنا: كلمات للرموز (labels) أو ملف أنماط أو سجلات سُحبت من قبل. وفي ⁦docs/map.md⁩ كل ذلك.
make-set-site-url = العنوان الذي ستكون الخريطة عليه
make-help-site-url = مثل ⁦https://example.org/map/⁩. به تظهر صورة مع الروابط، وتكون هناك خلاصة للسجلات الجديدة.
make-set-embed = صفحات يجوز لها أن تقول للخريطة المضمّنة ما تُظهره
make-help-embed = أصل في كل سطر، مثل ⁦https://news.example⁩. ويجوز لأي صفحة أن تعرض الخريطة.
make-set-data-origins = مواقع أخرى يجوز للقراء فتح ملفاتها
make-help-data-origins = أصل في كل سطر.

## Before publishing

make-safe-about = قد تعرّض الخريطة الناس للخطر، وما نُشر مرة لا يُسترد. إليك ما قد يعرّض أحداً للخطر. قرّر في كل منها: تُظهر الخريطة ما سيراه القراء.
make-safe-by = من يقرّر
make-safe-on = في أي يوم
make-safe-by-help = يبقى في المسودة: لا يراه القراء.
make-safe-by-needed = ما يُبقى عليه يحتاج إلى اسم من راجعه وإلى يوم.
make-safe-n =
    { $count ->
        [0] لم يبق ما يُقرَّر فيه
        [one] أمر واحد يُقرَّر فيه
        [two] أمران يُقرَّر فيهما
        [few] { $count } أمور يُقرَّر فيها
        [many] { $count } أمراً يُقرَّر فيه
       *[other] { $count } أمر يُقرَّر فيه
    }
make-safe-kept-n =
    { $count ->
        [one] أُبقي على أمر آخر بقرار.
        [two] أُبقي على أمرين آخرين بقرار.
        [few] أُبقي على { $count } أمور أخرى بقرار.
        [many] أُبقي على { $count } أمراً آخر بقرار.
       *[other] أُبقي على { $count } أمر آخر بقرار.
    }
make-safe-first = يظهر أول { $shown } من { $count }. تتبعها البقية كلما قرّرت.
make-safe-all = كلها ({ $count }):
make-kind-more-exact = قيل بدقة أكثر مما يُعرف
make-kind-exact-site = مواقع دقيقة لبيوت ومستشفيات وملاجئ وأشخاص في خطر
make-kind-telephone = أرقام هواتف
make-kind-email = عناوين بريد إلكتروني
make-kind-plate = لوحات مركبات
make-kind-private-name = أعمدة قد تسمّي أشخاصاً خاصين
make-kind-photo-position = صور تذكر أين التُقطت
make-kind-no-source = سجلات بلا مصدر
make-kind-unnamed-source = مصادر لا يعرف أحد من هي
make-do-blur-1-km = موّه إلى كيلومتر واحد
make-do-blur-10-km = موّه إلى 10 كيلومترات
make-do-blur-district = موّه إلى المنطقة، { $name }
make-do-leave-out = استبعد السجل
make-do-take-out = احذفه من السجل
make-do-column = استبعد عموده
make-do-name-source = اذكر المصدر
make-do-rewrite = احفظ الصورة من جديد من دون ما تقوله عن نفسها، وضعها مكان هذه.
make-do-keep = أبقه
make-safe-no-district = لا تمويه إلى المنطقة: { $why }.
make-safe-decided = ما قرّرته
make-safe-blurred =
    { $km ->
        [one] مُوّه إلى كيلومتر واحد.
        [two] مُوّه إلى كيلومترين.
        [few] مُوّه إلى { $km } كيلومترات.
        [many] مُوّه إلى { $km } كيلومتراً.
       *[other] مُوّه إلى { $km } كيلومتر.
    }
make-safe-blurred-district = مُوّه إلى منطقته.
make-safe-left-out = مستبعد: لا يُنشر منه شيء.
make-safe-keeps = أُبقي عليه: { $kinds }.
make-safe-with = نُقل مع «{ $other }»، لأن كليهما في مكان واحد.
make-safe-place = ما يُسمّى به مكانه بدلاً من ذلك
make-safe-absent = لم يعد هذا السجل موجوداً، ولا يمكن نشر شيء حتى يُتراجع عن هذا القرار.
make-safe-back = تراجع عنه
make-safe-more = أظهر الكل ({ $count })
make-safe-names = أسماء ينبغي ألا يقرأها أحد، اسم في كل سطر
make-safe-names-help = تُحذف من كل نص مهما كُتبت حروفها. الكتابات الأخرى والاسم بحروف أخرى أسماء قائمة بذاتها.
make-safe-refused = لا يمكن نشره هكذا: قد يُعثر به على أحد.
make-safe-notes = انظر في هذا قبل النشر:
make-safe-links =
    { $count ->
        [one] مصدر واحد ليست له نسخة في أرشيف
        [two] مصدران ليست لهما نسخة في أرشيف
        [few] { $count } مصادر ليست لها نسخة في أرشيف
        [many] { $count } مصدراً ليست له نسخة في أرشيف
       *[other] { $count } مصدر ليست له نسخة في أرشيف
    }
make-safe-links-about = يضيع مصدر كهذا حين تُغلق صفحته. ابحث عن نسخة أو اصنع واحدة، واكتب عنوانها في جدولك في عمود archive_url. لا تطلبها هذه الصفحة من أحد.
make-safe-memento = نسخ في الأرشيفات
make-safe-copy = اصنع نسخة
make-safe-unseen = ما لا تراه هذه القائمة

## أخذ الموقع

make-site-about = الموقع مجلد ملفات يقدّمه أي مضيف ويب كما هو، في حزمة zip واحدة. فيه خريطتك وسجلاتك والصفحة، ولا شيء من هذه المسودة مما لا ينبغي أن يراه القراء.
make-site-untitled = لا عنوان للخريطة بعد.
make-site-faults =
    { $count ->
        [one] أمر واحد مما عيّنته لا يمكن قراءته، وسيُقال ذلك للقراء: أصلحه أولاً.
        [two] أمران مما عيّنته لا يمكن قراءتهما، وسيُقال ذلك للقراء: أصلحهما أولاً.
       *[other] { $count } مما عيّنته لا يمكن قراءتها، وسيُقال ذلك للقراء: أصلحها أولاً.
    }
make-site-undecided =
    { $count ->
        [one] أمر واحد قد يعرّض أحداً للخطر لم يُقرَّر فيه بعد.
        [two] أمران قد يعرّضان أحداً للخطر لم يُقرَّر فيهما بعد.
        [few] { $count } أمور قد تعرّض أحداً للخطر لم يُقرَّر فيها بعد.
        [many] { $count } أمراً قد يعرّض أحداً للخطر لم يُقرَّر فيه بعد.
       *[other] { $count } أمر قد يعرّض أحداً للخطر لم يُقرَّر فيه بعد.
    }
make-save-first = مُوّهت سجلات أو استُبعدت. احفظ المسودة قبل أن تأخذ الموقع: فيها ما قرّرته والسر الذي تُنقل به النقاط. من دونه ينقلها النشر التالي إلى مكان آخر، ونقطتان تقولان أكثر من نقطة.
make-save-draft = احفظ المسودة
make-saved = حُفظت المسودة كما هي الآن. لا تنشر هذا الملف أبداً: من يملكه يستطيع حساب الأماكن الحقيقية.
make-draft-suffix = مسودة-لا-تنشرها
make-forget-secret = السر الذي تُنقل به نقاطك هنا فقط: احفظ المسودة أولاً تحت «خذ الموقع».
make-take = اصنع الحزمة
make-taken = الموقع جاهز، { $size } كيلوبايت.
make-download = نزّل { $name }
make-take-failed = تعذّر صنع الموقع: { $reason }
make-notes =
    { $count ->
        [one] أمر واحد لوحظ في الطريق (بالإنكليزية)
        [two] أمران لوحظا في الطريق (بالإنكليزية)
        [few] { $count } أمور لوحظت في الطريق (بالإنكليزية)
       *[other] { $count } أمراً لوحظ في الطريق (بالإنكليزية)
    }
make-publish = انشره على الويب
make-host-netlify = Netlify: فُكّ الحزمة واسحب المجلد إلى صفحة النشر اليدوي؛ ويُقرأ فيها ملف ⁦_headers⁩.
make-host-cloudflare = Cloudflare Pages: ارفع الحزمة أصولاً لمشروع جديد؛ ويُقرأ فيها ملف ⁦_headers⁩.
make-host-github = GitHub Pages: ضع ما في الحزمة في مستودع مع ملف فارغ اسمه ⁦.nojekyll⁩ وانشر فرعه.
make-host-server = خادم لك: فُكّها في أي مسار؛ وفي المجلد hosting ما ينبغي أن يُقال لـ nginx وCaddy.
make-site-again = لتكمل لاحقاً على أي جهاز، افتح الحزمة هنا من جديد. ومتى عُرف عنوانها فقله تحت «الخريطة» وخذ الموقع مرة أخرى.
