#include "mdg-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static const Case fold_cases[] = {
  { "", "" },
  { "ADL低下", "adl低下" },
  { "ＡＤＬ　１２", "adl 12" },
  { "ワタナベ", "わたなべ" },
  { "ﾜﾀﾅﾍﾞ", "わたなべ" },
  { "わたなべ", "わたなべ" },
  { "ｼﾞｭｼﾝ ﾊﾟｰｷﾝｿﾝ", "じゅしん ぱーきんそん" },
  { "か\u3099き", "がき" },
  { "カ\u3099キ\u309A", "がき\u309A" },
  { "髙﨑", "高崎" },
  { "邊邉辺", "辺辺辺" },
  { "齋齊斎斉", "斉斉斉斉" },
  { "濵濱澤廣國德", "浜浜沢広国徳" },
  { "嶋嶌栁𠮷", "島島柳吉" },
  { "\uFA4F\uFA19\uFA1B", "祐神福" },
  { "\u2EC4\u2EA0\u2F47\u2F49", "西民日月" },
  { "鷗繫驒俱", "鴎繋騨倶" },
  { "葛\U000E0100飾", "葛飾" },
  { "辻\uFE00", "辻" },
  { "ヴ゙", NULL },
  { "ヷヸヹヺ", "ゔぁゔぃゔぇゔぉ" },
  { "1ヶ月1ヵ月", "1け月1か月" },
  { "〜～", "~~" },
  { "−－‐–—", "-----" },
  { "∥‖", "‖‖" },
  { "①㈱㍼㍻㎰", NULL },
  { "㍼10", "昭和10" },
  { "①", "1" },
  { "㈱", "(株)" },
  { "ー・、。「」", "ー・、。「」" },
  { "･｡｢｣", "・。「」" },
  { "Straße", "strasse" },
  { "É\u00A0e\u0301", "é é" },
  { "A&B<2か所>\t\n", "a&b<2か所>\t\n" },
  { "㌔", "きろ" },
  { "ヽヾ", "ゝゞ" },
  { "😀a", "😀a" },
};

static const Case name_cases[] = {
  { "ワタナベ", "わたなべ" },
  { "ﾜﾀﾅﾍﾞ", "わたなべ" },
  { "わたなべ", "わたなべ" },
  { "髙見本　花子", "高見本花子" },
  { "﨑例田 茂", "崎例田茂" },
  { "𠮷仮山 ハル", "吉仮山はる" },
  { "邉試野 正", "辺試野正" },
  { "サンプル・マリア", "さんぷるまりあ" },
  { "きょうこ", "きようこ" },
  { "いっぺい", "いつぺい" },
  { "ユーコ", "ゆこ" },
  { "ヴァンヴィヴェヴォヴ", "ばんびべぼぶ" },
  { "ヂヅヲヰヱ", "じずおいえ" },
  { "鎌ケ谷", "鎌け谷" },
  { "鎌ヶ谷", "鎌け谷" },
  { "鎌が谷", "鎌け谷" },
  { "八ケ崎", "八け崎" },
  { "八ヶ崎", "八け崎" },
  { "三ケ月", "三け月" },
  { "ながい", "ながい" },
  { "スミス‐ジョン−ポール―ー･", "すみすじよんぽる" },
  { "サトウ ウメ", "さとううめ" },
  { "葛\U000E0100西", "葛西" },
};

static const Case reading_cases[] = {
  { "jushin", "じゆしん" },
  { "ｼﾞｭｼﾝ", "じゆしん" },
  { "ジュシン", "じゆしん" },
  { "じゅしん", "じゆしん" },
  { "zyusin", "じゆしん" },
  { "JUSHIN", "じゆしん" },
  { "ｊｕｓｈｉｎ", "じゆしん" },
  { "jus", "じゆ" },
  { "jush", "じゆ" },
  { "houmon", "ほうもん" },
  { "houmonnshinnryou", "ほうもんしんりよう" },
  { "kannai", "かんない" },
  { "kinnou", "きんのう" },
  { "shin'ai", "しんあい" },
  { "shimbun", "しんぶん" },
  { "kekkon", "けつこん" },
  { "matcha", "まつちや" },
  { "ikka", "いつか" },
  { "xtu", "つ" },
  { "si", "し" },
  { "tuti", "つち" },
  { "vaiorin", "ばいおりん" },
  { "adl", "adl" },
  { "c1b", "c1b" },
  { "k", "k" },
  { "n", "ん" },
  { "受診kyohi", "受診きよひ" },
};

static void
test_fold (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fold_cases); i++)
    {
      g_autofree char *folded = mdg_text_fold (fold_cases[i].text);

      if (fold_cases[i].expected != NULL)
        g_assert_cmpstr (folded, ==, fold_cases[i].expected);
    }
}

static void
test_fold_name (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *folded = mdg_text_fold_name (name_cases[i].text);

      g_assert_cmpstr (folded, ==, name_cases[i].expected);
    }
}

static void
test_reading (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reading_cases); i++)
    {
      g_autofree char *reading = mdg_text_reading (reading_cases[i].text);

      g_assert_cmpstr (reading, ==, reading_cases[i].expected);
    }
}

static void
test_null_and_invalid (void)
{
  g_autofree char *nothing = mdg_text_fold (NULL);
  g_autofree char *name = mdg_text_fold_name (NULL);
  g_autofree char *reading = mdg_text_reading (NULL);
  g_autofree char *broken = mdg_text_fold ("a\xff"
                                           "B");

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (name, ==, "");
  g_assert_cmpstr (reading, ==, "");
  g_assert_cmpstr (broken, ==, "a\uFFFD"
                               "b");
}

/* Random texts out of what folding touches, so that neighbours meet that no table of cases thinks of. */
static char *
random_text (GRand *random)
{
  static const gunichar ranges[][2] = {
    { 0x20, 0x7E }, { 0xA0, 0x17F }, { 0x300, 0x344 }, { 0x2000, 0x206F }, { 0x2190, 0x22FF }, { 0x2460, 0x24FF }, { 0x2E80, 0x2FD5 }, { 0x3000, 0x30FF }, { 0x3099, 0x309C }, { 0x30F0, 0x33FF }, { 0x4E00, 0x9FFF }, { 0xAC00, 0xD7A3 }, { 0x1100, 0x11FF }, { 0xF900, 0xFAFF }, { 0xFE00, 0xFE0F }, { 0xFF00, 0xFFEF }, { 0x1F300, 0x1F600 }, { 0x20B00, 0x20C00 }, { 0xE0100, 0xE01EF }
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (random, 1, 12);

  for (int i = 0; i < n; i++)
    {
      int r = g_rand_int_range (random, 0, G_N_ELEMENTS (ranges));

      g_string_append_unichar (text, (gunichar) g_rand_int_range (random, (gint32) ranges[r][0], (gint32) ranges[r][1] + 1));
    }

  return g_string_free (text, FALSE);
}

static void
test_fold_is_idempotent (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text (random);
      g_autofree char *once = mdg_text_fold (text);
      g_autofree char *twice = mdg_text_fold (once);
      g_autofree char *name = mdg_text_fold_name (text);
      g_autofree char *name_again = mdg_text_fold_name (name);

      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
      g_assert_cmpstr (name, ==, name_again);
    }
}

/* Texts that Unicode holds for the same fold the same. */
static void
test_fold_ignores_form (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text (random);
      g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
      g_autofree char *folded = mdg_text_fold (text);
      g_autofree char *expected = mdg_text_fold (decomposed);

      g_assert_cmpstr (folded, ==, expected);
    }
}

static void
test_every_character (void)
{
  for (gunichar c = 1; c <= 0x2FFFF; c++)
    {
      char text[8] = { 0 };
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (c >= 0xD800 && c <= 0xDFFF)
        continue;
      g_unichar_to_utf8 (c, text);
      once = mdg_text_fold (text);
      twice = mdg_text_fold (once);
      g_assert_cmpstr (once, ==, twice);
    }
}

/* Marks that would have to be sorted by the hundred thousand, which took half a minute. */
static void
test_endless_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = NULL;
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 300000; i++)
    g_string_append (text, i % 2 ? "\u0316" : "\u0301");
  folded = mdg_text_fold_with_offsets (text->str, &offsets);

  g_assert_cmpint (g_utf8_strlen (folded, -1), >=, 300000);
  g_assert_cmpint (offsets->len, ==, g_utf8_strlen (folded, -1) + 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
test_offsets (void)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = mdg_text_fold_with_offsets ("Aﾜﾍﾞ㍼x葛\U000E0100b", &offsets);
  const guint32 expected[] = { 0, 1, 2, 4, 4, 5, 6, 8, 9 };

  g_assert_cmpstr (folded, ==, "aわべ昭和x葛b");
  g_assert_cmpmem (offsets->data, offsets->len * sizeof (guint32), expected, sizeof expected);
}

static void
test_offsets_map_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text (random);
      g_autoptr (GArray) offsets = NULL;
      g_autofree char *folded = mdg_text_fold_with_offsets (text, &offsets);
      g_autofree char *plain = mdg_text_fold (text);
      glong length = g_utf8_strlen (folded, -1);
      g_autoptr (GString) rebuilt = g_string_new (NULL);
      guint32 from = 0;

      g_assert_cmpstr (folded, ==, plain);
      g_assert_cmpint (offsets->len, ==, length + 1);
      g_assert_cmpint (g_array_index (offsets, guint32, length), ==, g_utf8_strlen (text, -1));

      /* Each stretch of the original folds alone into its stretch of the result. */
      for (glong at = 0; at <= length; at++)
        {
          guint32 here = g_array_index (offsets, guint32, at);
          g_autofree char *part = NULL;
          g_autofree char *part_folded = NULL;

          g_assert_cmpint (here, >=, from);
          if (here == from)
            continue;
          part = g_utf8_substring (text, from, here);
          part_folded = mdg_text_fold (part);
          g_string_append (rebuilt, part_folded);
          from = here;
        }
      g_assert_cmpstr (rebuilt->str, ==, folded);
    }
}

/* What is left out lies between two offsets; nothing else is lost. */
static void
test_name_offsets (void)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = mdg_text_fold_name_with_offsets ("髙 ﾊﾞーｳﾞｧ・x-", &offsets);
  const guint32 expected[] = { 0, 2, 5, 9, 11 };

  g_assert_cmpstr (folded, ==, "高ばばx");
  g_assert_cmpmem (offsets->data, offsets->len * sizeof (guint32), expected, sizeof expected);
}

static void
test_name_offsets_map_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text (random);
      g_autoptr (GArray) offsets = NULL;
      g_autofree char *folded = mdg_text_fold_name_with_offsets (text, &offsets);
      g_autofree char *plain = mdg_text_fold_name (text);
      glong length = g_utf8_strlen (folded, -1);

      g_assert_cmpstr (folded, ==, plain);
      g_assert_cmpint (offsets->len, ==, length + 1);
      g_assert_cmpint (g_array_index (offsets, guint32, length), ==, g_utf8_strlen (text, -1));
      for (glong at = 1; at <= length; at++)
        g_assert_cmpuint (g_array_index (offsets, guint32, at), >=, g_array_index (offsets, guint32, at - 1));
    }
}

static void
test_valid (void)
{
  g_assert_true (mdg_text_is_valid (""));
  g_assert_true (mdg_text_is_valid ("相談\n\t①𠮷<&>\""));
  g_assert_false (mdg_text_is_valid (NULL));
  g_assert_false (mdg_text_is_valid ("a\rb"));
  g_assert_false (mdg_text_is_valid ("a\r\nb"));
  g_assert_false (mdg_text_is_valid ("a\x01"));
  g_assert_false (mdg_text_is_valid ("\uFFFE"));
  g_assert_false (mdg_text_is_valid ("\xff"));
  g_assert_false (mdg_text_is_valid ("\xed\xa0\x80"));
}

static void
test_clean (void)
{
  guint removed = 99;
  g_autofree char *untouched = mdg_text_clean ("相談\n\tA", &removed);
  g_autofree char *cleaned = NULL;
  g_autofree char *nothing = NULL;

  g_assert_cmpstr (untouched, ==, "相談\n\tA");
  g_assert_cmpuint (removed, ==, 0);

  cleaned = mdg_text_clean ("a\r\nb\rc\x01\x7f\xc2\x85\uFFFE\xff"
                            "d\r",
                            &removed);
  g_assert_cmpstr (cleaned, ==, "a\nb\ncd\n");
  g_assert_cmpuint (removed, ==, 5);
  g_assert_true (mdg_text_is_valid (cleaned));

  nothing = mdg_text_clean (NULL, NULL);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_collate (void)
{
  /* 五十音順: voiced after unvoiced, large after small, katakana beside hiragana. */
  static const char *const sorted[] = { NULL, "", "あ", "ア", "い", "カキ", "がき", "きよう", "ハナコ", "はなさん", "ん" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    {
      g_assert_cmpint (mdg_text_collate (sorted[i], sorted[i + 1]), <=, 0);
      g_assert_cmpint (mdg_text_collate (sorted[i + 1], sorted[i]), >=, 0);
    }
  g_assert_cmpint (mdg_text_collate ("い", "か"), <, 0);
  g_assert_cmpint (mdg_text_collate ("ハナコ", "はなさん"), <, 0);
  g_assert_cmpint (mdg_text_collate ("花", "花"), ==, 0);
}

static void
test_ellipsize (void)
{
  g_autofree char *whole = mdg_text_ellipsize ("見守り", 3);
  g_autofree char *cut = mdg_text_ellipsize ("見守り不在", 3);
  g_autofree char *none = mdg_text_ellipsize ("見", 0);
  g_autofree char *nothing = mdg_text_ellipsize (NULL, 3);
  g_autofree char *broken = mdg_text_ellipsize ("a\xe3", 9);

  g_assert_cmpstr (whole, ==, "見守り");
  g_assert_cmpstr (cut, ==, "見守り…");
  g_assert_cmpstr (none, ==, "…");
  g_assert_cmpstr (broken, ==, "a\uFFFD");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-name", test_fold_name);
  g_test_add_func ("/text/reading", test_reading);
  g_test_add_func ("/text/null-and-invalid", test_null_and_invalid);
  g_test_add_func ("/text/fold-is-idempotent", test_fold_is_idempotent);
  g_test_add_func ("/text/fold-ignores-form", test_fold_ignores_form);
  g_test_add_func ("/text/every-character", test_every_character);
  g_test_add_func ("/text/endless-marks", test_endless_marks);
  g_test_add_func ("/text/offsets", test_offsets);
  g_test_add_func ("/text/offsets-map-back", test_offsets_map_back);
  g_test_add_func ("/text/name-offsets", test_name_offsets);
  g_test_add_func ("/text/name-offsets-map-back", test_name_offsets_map_back);
  g_test_add_func ("/text/valid", test_valid);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/collate", test_collate);
  g_test_add_func ("/text/ellipsize", test_ellipsize);

  return g_test_run ();
}
