#include "mdg-leak-check.h"

#include <string.h>

/* Each kind of identifying piece planted in a sheet, in every way it may stand there. */

static const MdgDate today = { 2026, 6, 3 };

static MdgLeakDictionary *
new_dictionary (void)
{
  MdgLeakDictionary *dictionary = mdg_leak_dictionary_new ();

  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, "甲野 花子", "こうの はなこ");
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, "髙見沢　ハル", "たかみざわ　はる");
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, "森 実", "もり みのる");
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, "小金 正", "こがね ただし");
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, "東 はな", "あずま はな");
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, "乙川みよ", NULL);
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_FAMILY, "甲野 義男", NULL);
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_CONSULTER, "丁原 澄江", "ちょうはら すみえ");
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_DOCTOR, "乙川 三郎", NULL);
  mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_STAFF, "丙山 美代", "へいやま みよ");
  mdg_leak_dictionary_add_phone (dictionary, "047-000-1234");
  mdg_leak_dictionary_add_phone (dictionary, "090-0000-5678");
  mdg_leak_dictionary_add_address (dictionary, "みほん市栄町1丁目3番5号 見本ハイツ203");
  mdg_leak_dictionary_add_address (dictionary, "千葉県みほん市本町西7-2");
  mdg_leak_dictionary_add_address (dictionary, "みほん市大手前");
  mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_TOWN, "栄町", "中央圏域");
  mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_TOWN, "緑ヶ丘一丁目", NULL);
  mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_BUILDING, "コーポさくら", NULL);
  mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_AGENCY, "医療法人社団みほん会訪問診療所", NULL);
  mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_AGENCY, "地域包括支援センター", NULL);
  mdg_leak_dictionary_add_place (dictionary, MDG_LEAK_FACILITY, "特別養護老人ホームみどり苑", NULL);
  mdg_leak_dictionary_add_common (dictionary, "丁原");
  mdg_leak_dictionary_allow (dictionary, "みほん市在宅医療・介護連携支援センター");
  mdg_leak_dictionary_allow (dictionary, "TEL 047-000-1000");
  mdg_leak_dictionary_allow (dictionary, "令和8年6月3日");

  return dictionary;
}

typedef struct
{
  const char *text; /* | ends a line, ‖ a cell */
  const char *word; /* NULL: nothing is found */
  MdgLeakKind kind;
  MdgLeakSeverity severity;
  const char *instead;
} Case;

static const Case cases[] = {
  /* Full names, however written. */
  { "甲野花子が来所", "甲野花子", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "本日、甲野　花子さんより", "甲野　花子さん", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "甲 野 花 子", "甲 野 花 子", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "相談は甲野花|子の件", "甲野花子", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "甲|野|花|子", "甲野花子", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "甲野‖花子", "甲野花子", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "高見澤ハル", "高見澤ハル", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "髙見沢ﾊﾙ", "髙見沢ﾊﾙ", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "息子の甲野義男", "甲野義男", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "a relative" },
  { "乙川三郎医師", "乙川三郎医師", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the doctor" },
  { "記入：丙山美代", "丙山美代", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the member of staff" },
  { "森実より", "森実", MDG_LEAK_FULL_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "青森実習生", "森実", MDG_LEAK_FULL_NAME, MDG_LEAK_WARNING, "the person" },
  /* Kana. */
  { "コウノハナコ", "コウノハナコ", MDG_LEAK_KANA, MDG_LEAK_BLOCKED, "the person" },
  { "ｺｳﾉ ﾊﾅｺ", "ｺｳﾉ ﾊﾅｺ", MDG_LEAK_KANA, MDG_LEAK_BLOCKED, "the person" },
  { "ﾁｮｳﾊﾗ|ｽﾐｴ", "ﾁｮｳﾊﾗｽﾐｴ", MDG_LEAK_KANA, MDG_LEAK_BLOCKED, "who consulted" },
  { "ﾀｶﾐｻ|ﾞﾜﾊﾙ", "ﾀｶﾐｻﾞﾜﾊﾙ", MDG_LEAK_KANA, MDG_LEAK_BLOCKED, "the person" },
  { "もりみのる様", "もりみのる様", MDG_LEAK_KANA, MDG_LEAK_BLOCKED, "the person" },
  { "、コウノさんは", "コウノさん", MDG_LEAK_KANA, MDG_LEAK_BLOCKED, "the person" },
  { "、もりさんは", "もりさん", MDG_LEAK_KANA, MDG_LEAK_WARNING, "the person" },
  /* Surnames. */
  { "甲野さんの長女", "甲野さん", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "甲野|様", "甲野様", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "甲野は独居", "甲野", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "妻甲野が対応", "甲野", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "甲野宅を訪問", "甲野", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "森さんの件", "森さん", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "森先生", "森先生", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "森 の中", "森", MDG_LEAK_SURNAME, MDG_LEAK_WARNING, "the person" },
  { "東の方角", "東", MDG_LEAK_SURNAME, MDG_LEAK_WARNING, "the person" },
  { "小金が要る", "小金", MDG_LEAK_SURNAME, MDG_LEAK_WARNING, "the person" },
  { "丁原が対応", "丁原", MDG_LEAK_SURNAME, MDG_LEAK_WARNING, "who consulted" },
  { "乙川は不在", "乙川", MDG_LEAK_SURNAME, MDG_LEAK_BLOCKED, "the person" },
  { "青森の林檎", NULL, 0, 0, NULL },
  { "関東地方", NULL, 0, 0, NULL },
  { "小金井市", NULL, 0, 0, NULL },
  /* Given names. */
  { "花子さん", "花子さん", MDG_LEAK_GIVEN_NAME, MDG_LEAK_BLOCKED, "the person" },
  { "美代は", "美代", MDG_LEAK_GIVEN_NAME, MDG_LEAK_BLOCKED, "the member of staff" },
  { "「はな」", "はな", MDG_LEAK_GIVEN_NAME, MDG_LEAK_WARNING, "the person" },
  { "はなしを聞く", NULL, 0, 0, NULL },
  { "実は正しい", NULL, 0, 0, NULL },
  { "みようとする", NULL, 0, 0, NULL },
  { "はるばる", NULL, 0, 0, NULL },
  /* Telephone numbers. */
  { "連絡先 047-000-1234", "047-000-1234", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "０４７（０００）１２３４", "０４７（０００）１２３４", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "047 000 1234", "047 000 1234", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "0470001234", "0470001234", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "047ー000ー1234", "047ー000ー1234", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "〇九〇-〇〇〇〇-五六七八", "〇九〇-〇〇〇〇-五六七八", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "+81 90-0000-5678", "81 90-0000-5678", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "090-00|00-5678", "090-0000-5678", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "090‖0000‖5678", "09000005678", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "電話 000-1234", "000-1234", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "03-1111-2222 (誰の番号でもない)", "03-1111-2222", MDG_LEAK_PHONE, MDG_LEAK_BLOCKED, NULL },
  { "TEL 047-000-1000", NULL, 0, 0, NULL },
  { "0‖4‖7‖12‖30‖5‖18‖22", NULL, 0, 0, NULL },
  { "10470001234567", NULL, 0, 0, NULL },
  /* Places. */
  { "栄町1-3-5にて", "栄町1-3-5", MDG_LEAK_ADDRESS, MDG_LEAK_BLOCKED, "中央圏域" },
  { "みほん市栄町一丁目3の5", "みほん市栄町一丁目3の5", MDG_LEAK_ADDRESS, MDG_LEAK_BLOCKED, "in the city" },
  { "本町西７番地２", "本町西７番地２", MDG_LEAK_ADDRESS, MDG_LEAK_BLOCKED, "in the city" },
  { "見知らぬ町3丁目2番", "3丁目2", MDG_LEAK_ADDRESS, MDG_LEAK_BLOCKED, NULL },
  { "〒270-0000", "〒270-0000", MDG_LEAK_ADDRESS, MDG_LEAK_BLOCKED, NULL },
  { "みほん市大手前", "大手前", MDG_LEAK_TOWN, MDG_LEAK_BLOCKED, "in the city" },
  { "栄町在住", "栄町", MDG_LEAK_TOWN, MDG_LEAK_BLOCKED, "中央圏域" },
  { "緑が丘1丁目の方", "緑が丘1丁目", MDG_LEAK_TOWN, MDG_LEAK_BLOCKED, "in the city" },
  { "見本ハイツの", "見本ハイツ", MDG_LEAK_BUILDING, MDG_LEAK_BLOCKED, NULL },
  { "ｺｰﾎﾟ|さくら", "ｺｰﾎﾟさくら", MDG_LEAK_BUILDING, MDG_LEAK_BLOCKED, NULL },
  { "みほん会訪問診療所より", "みほん会訪問診療所", MDG_LEAK_AGENCY, MDG_LEAK_BLOCKED, "an agency" },
  { "特別養護老人ホーム みどり苑", "特別養護老人ホーム みどり苑", MDG_LEAK_FACILITY, MDG_LEAK_BLOCKED, "a facility" },
  { "地域包括支援センターへ", NULL, 0, 0, NULL },
  /* Ages. */
  { "87歳の女性", "87歳", MDG_LEAK_AGE, MDG_LEAK_BLOCKED, "80代" },
  { "８７|才", "８７才", MDG_LEAK_AGE, MDG_LEAK_BLOCKED, "80代" },
  { "九十二歳", "九十二歳", MDG_LEAK_AGE, MDG_LEAK_BLOCKED, "90歳以上" },
  { "64歳", "64歳", MDG_LEAK_AGE, MDG_LEAK_BLOCKED, "65歳未満" },
  { "90歳以上", NULL, 0, 0, NULL },
  { "65歳未満・65〜69歳・65–69・80代", NULL, 0, 0, NULL },
  /* Dates. */
  { "5月12日に", "5月12日", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "5月" },
  { "五月十二日", "五月十二日", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "5月" },
  { "R8.5.12", "R8.5.12", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "令和8年5月" },
  { "令和8年5月12|日", "令和8年5月12日", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "令和8年5月" },
  { "2026-05-12", "2026-05-12", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "令和8年5月" },
  { "20260512", "20260512", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "令和8年5月" },
  { "S13.3.5生", "S13.3.5", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "80代" },
  { "㍼13年3月5日", "㍼13年3月5日", MDG_LEAK_DATE, MDG_LEAK_BLOCKED, "80代" },
  { "5/12 受電", "5/12", MDG_LEAK_DATE, MDG_LEAK_WARNING, "5月" },
  { "作成 令和8年6月3日", NULL, 0, 0, NULL },
  { "令和8年5月・令和8年度・5月分", NULL, 0, 0, NULL },
  { "頁 1/3", NULL, 0, 0, NULL },
  { "13/40件", NULL, 0, 0, NULL },
  /* Amounts. */
  { "月5万円", "5万円", MDG_LEAK_AMOUNT, MDG_LEAK_BLOCKED, "数万円" },
  { "１２０，０００|円", "１２０，０００円", MDG_LEAK_AMOUNT, MDG_LEAK_BLOCKED, "十数万円" },
  { "八千円", "八千円", MDG_LEAK_AMOUNT, MDG_LEAK_BLOCKED, "数千円" },
  { "円滑に3円卓", NULL, 0, 0, NULL },
  /* What stands on every sheet. */
  { "みほん市在宅医療・介護連携支援センター", NULL, 0, 0, NULL },
  { "家族課題‖本人課題‖医療連携‖看取り‖独居", NULL, 0, 0, NULL },
};

/* Lines of a text as in the cases. */
static GArray *
split_lines (const char *text,
             GPtrArray *strings)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (MdgLeakLine));
  g_auto (GStrv) blocks = g_strsplit (text, "‖", -1);
  guint number = 0;

  for (guint i = 0; blocks[i] != NULL; i++)
    {
      char **parts = g_strsplit (blocks[i], "|", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        {
          MdgLeakLine line = { 2, number++, i, parts[j] };

          g_array_append_val (lines, line);
        }
      g_ptr_array_add (strings, parts);
    }

  return lines;
}

static GPtrArray *
check_text (MdgLeakDictionary *dictionary,
            const char *text,
            guint page)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) lines = split_lines (text, strings);

  for (guint i = 0; i < lines->len; i++)
    g_array_index (lines, MdgLeakLine, i).page = page;

  return mdg_leak_check (dictionary, (const MdgLeakLine *) (gpointer) lines->data, lines->len, &today);
}

static void
describe (GPtrArray *leaks)
{
  for (guint i = 0; i < leaks->len; i++)
    {
      const MdgLeak *leak = leaks->pdata[i];

      g_test_message ("  %s %s: %s (%s)", leak->severity == MDG_LEAK_BLOCKED ? "blocked" : "warning", mdg_leak_kind_get_label (leak->kind), leak->word, leak->instead != NULL ? leak->instead : "-");
    }
}

static void
check_case (MdgLeakDictionary *dictionary,
            const Case *expected,
            const char *text,
            guint page)
{
  g_autoptr (GPtrArray) leaks = check_text (dictionary, text, page);
  const MdgLeak *leak = leaks->len > 0 ? leaks->pdata[0] : NULL;

  g_test_message ("%s", text);
  describe (leaks);
  if (expected->word == NULL)
    {
      g_assert_null (leak);
      return;
    }
  g_assert_cmpuint (leaks->len, ==, 1);
  g_assert_cmpstr (leak->word, ==, expected->word);
  g_assert_cmpint ((int) leak->kind, ==, (int) expected->kind);
  g_assert_cmpint ((int) leak->severity, ==, (int) expected->severity);
  g_assert_cmpstr (leak->instead, ==, expected->instead);
  g_assert_cmpuint (leak->page, ==, page);
}

static void
test_planted (void)
{
  g_autoptr (MdgLeakDictionary) dictionary = new_dictionary ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (dictionary, &cases[i], cases[i].text, 2);
}

/* In a cell between others, and in the metadata of the file. */
static void
test_elsewhere (void)
{
  g_autoptr (MdgLeakDictionary) dictionary = new_dictionary ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cell = g_strconcat ("事例‖", cases[i].text, "‖あり‖なし", NULL);

      check_case (dictionary, &cases[i], cell, 0);
      check_case (dictionary, &cases[i], cases[i].text, MDG_LEAK_METADATA);
    }
}

/* A check that knows nobody finds nobody: the cases above are found because of the register. */
static void
test_control (void)
{
  g_autoptr (MdgLeakDictionary) nobody = mdg_leak_dictionary_new ();
  guint n_missed = 0;
  guint n_names = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (cases[i].word != NULL && cases[i].kind <= MDG_LEAK_KANA)
      {
        g_autoptr (GPtrArray) leaks = check_text (nobody, cases[i].text, 0);

        n_names++;
        n_missed += leaks->len == 0 ? 1 : 0;
      }
  g_assert_cmpuint (n_names, >, 30);
  g_assert_cmpuint (n_missed, ==, n_names);
}

static void
test_place (void)
{
  static const MdgLeakLine lines[] = {
    { 0, 0, 0, "課題の整理" },
    { 0, 1, 1, "独居の方で" },
    { 1, 0, 1, "受診が途絶え、甲" },
    { 1, 7, 1, "野花子と言う" },
    { 1, 8, 2, "87歳" },
  };
  g_autoptr (MdgLeakDictionary) dictionary = new_dictionary ();
  g_autoptr (GPtrArray) leaks = mdg_leak_check (dictionary, lines, G_N_ELEMENTS (lines), &today);
  const MdgLeak *leak;

  g_assert_cmpuint (leaks->len, ==, 2);
  leak = leaks->pdata[0];
  g_assert_cmpstr (leak->word, ==, "甲野花子");
  g_assert_cmpuint (leak->page, ==, 1);
  g_assert_cmpuint (leak->line, ==, 0);
  leak = leaks->pdata[1];
  g_assert_cmpstr (leak->word, ==, "87歳");
  g_assert_cmpuint (leak->line, ==, 8);
}

/* A page that says nothing of anybody, and one that says it all. */
static void
test_nothing_and_everything (void)
{
  g_autoptr (MdgLeakDictionary) dictionary = new_dictionary ();
  g_autoptr (GPtrArray) none = mdg_leak_check (dictionary, NULL, 0, &today);
  g_autoptr (GPtrArray) invalid = check_text (dictionary, "\xff\xfe甲野花子\xe3\x81", 0);
  g_autoptr (GPtrArray) all = check_text (dictionary, "甲野花子（87歳）は5月12日に森先生へ。栄町1-3-5、047-000-1234。費用5万円", 0);
  guint n_kinds = 0;
  guint seen = 0;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (invalid->len, ==, 1);
  for (guint i = 0; i < all->len; i++)
    seen |= 1u << ((const MdgLeak *) all->pdata[i])->kind;
  for (; seen != 0; seen >>= 1)
    n_kinds += seen & 1;
  g_assert_cmpuint (n_kinds, ==, 7);
}

static char *
make_name (GRand *rand,
           guint n_kanji,
           guint length)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_unichar (name, 0x4E00 + (gunichar) g_rand_int_range (rand, 0, (gint32) n_kanji) * 7);

  return g_string_free (name, FALSE);
}

/* 100,000 people against twenty pages; the time is told. */
static void
test_large (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (MdgLeakDictionary) dictionary = mdg_leak_dictionary_new ();
  g_autoptr (GPtrArray) leaks = NULL;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (MdgLeakLine));
  guint n_people = 100000;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *surname = make_name (rand, 2000, 2);
      g_autofree char *given = make_name (rand, 2000, 2);
      g_autofree char *name = g_strconcat (surname, " ", given, NULL);
      g_autofree char *kana = g_strdup_printf ("こう%c%c はな%u", 'a' + i % 26, 'a' + i / 26 % 26, i);
      g_autofree char *phone = g_strdup_printf ("047-%03u-%04u", i / 10000, i % 10000);
      g_autofree char *address = g_strdup_printf ("みほん市%s%u-%u-%u %s荘%u", surname, i % 9 + 1, i % 20, i % 31, given, i % 300);

      mdg_leak_dictionary_add_person (dictionary, MDG_LEAK_SUBJECT, name, kana);
      mdg_leak_dictionary_add_phone (dictionary, phone);
      mdg_leak_dictionary_add_address (dictionary, address);
      if (i == n_people / 2)
        g_ptr_array_add (strings, g_strconcat ("相談の", surname, given, "の件", NULL));
    }
  g_test_message ("%.0f ms for a dictionary of %u people", (double) (g_get_monotonic_time () - start) / 1000.0, n_people);
  for (guint i = 0; i < 20 * 60; i++)
    {
      MdgLeakLine line = { i / 60, i % 60, i / 3, "独居で見守りがなく、受診が途絶えている。訪問診療の利用を検討し、家族と話し合う。3回目の連絡で医療につながった。" };

      if (i == 777)
        line.text = strings->pdata[0];
      g_array_append_val (lines, line);
    }
  start = g_get_monotonic_time ();
  leaks = mdg_leak_check (dictionary, (const MdgLeakLine *) (gpointer) lines->data, lines->len, &today);
  start = g_get_monotonic_time () - start;
  g_test_minimized_result ((double) start / 1000.0, "%.1f ms for twenty pages", (double) start / 1000.0);
  g_assert_cmpuint (leaks->len, ==, 1);
  g_assert_cmpuint (((const MdgLeak *) leaks->pdata[0])->page, ==, 12);
  g_assert_cmpuint (((const MdgLeak *) leaks->pdata[0])->line, ==, 57);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/leak-check/planted", test_planted);
  g_test_add_func ("/leak-check/elsewhere", test_elsewhere);
  g_test_add_func ("/leak-check/control", test_control);
  g_test_add_func ("/leak-check/place", test_place);
  g_test_add_func ("/leak-check/nothing-and-everything", test_nothing_and_everything);
  g_test_add_func ("/leak-check/large", test_large);

  return g_test_run ();
}
