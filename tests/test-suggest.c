#include "mdg-suggest.h"

#include <string.h>

#include "mdg-error.h"
#include "mdg-issue-words.h"

static const MdgSuggestion *
find (GPtrArray *suggestions,
      const char *code)
{
  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (((MdgSuggestion *) suggestions->pdata[i])->code, code))
      return suggestions->pdata[i];

  return NULL;
}

/* The words that speak for a suggestion, joined by "/". */
static char *
dup_words (const char *text,
           const MdgSuggestion *suggestion)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < suggestion->ranges->len; i++)
    {
      MdgTextRange range = g_array_index (suggestion->ranges, MdgTextRange, i);
      g_autofree char *piece = g_utf8_substring (text, range.start, range.end);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "/" : "", piece);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_words (MdgSuggest *suggest,
              const char *text,
              const char *code,
              const char *words)
{
  g_autoptr (GPtrArray) suggestions = mdg_suggest_propose (suggest, text);
  const MdgSuggestion *suggestion = find (suggestions, code);
  g_autofree char *found = NULL;

  g_test_message ("%s in %s", code, text);
  g_assert_nonnull (suggestion);
  found = dup_words (text, suggestion);
  g_assert_cmpstr (found, ==, words);
}

/* Nothing decided yet: the table alone, its abbreviations, and where the words stand. */
static void
test_words_alone (void)
{
  static const struct
  {
    const char *text;
    const char *code;
    const char *words;
  } cases[] = {
    { "物盗られ妄想があり夜間も落ち着かない。", "M1c", "物盗られ妄想" },
    { "残薬が半年分ある。", "P2c", "残薬" },
    { "ＫＰ不在で、近所の方から電話。", "F2b", "ＫＰ不在" },
    { "ｺﾞﾐ屋敷になっている。", "C3b", "ｺﾞﾐ屋敷" },
    { "退院前カンファ済み。独居で見守りなし。", "C1a", "見守り" },
    { "退院前カンファ済み。独居で見守りなし。", "F1a", "独居" },
    { "介護保険は未申請。", "P1c", "介護保険は未申請" },
    { "訪問先で受診拒否。「帰れ」と怒鳴る", "P1b", "受診拒否" },
    { "1日目\n𠮷田さん宅で褥瘡を確認", "M4e", "褥瘡" },
  };
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();

  g_assert_cmpuint (mdg_suggest_get_n_decisions (suggest), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (suggest, cases[i].text, cases[i].code, cases[i].words);
}

static void
test_longer_word_wins (void)
{
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GPtrArray) doubted = mdg_suggest_propose (suggest, "認知症疑いで未受診");
  g_autoptr (GPtrArray) certain = mdg_suggest_propose (suggest, "認知症で通院中");

  g_assert_null (find (doubted, "M1a"));
  g_assert_nonnull (find (doubted, "M1b"));
  g_assert_nonnull (find (certain, "M1a"));
  g_assert_null (find (certain, "M1b"));
}

/* 褥瘡なし is none; 見守りなし is one. */
static void
test_denied (void)
{
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GPtrArray) denied = mdg_suggest_propose (suggest, "転倒なし、褥瘡は認めず、虐待の訴えなし。");
  g_autoptr (GPtrArray) wanting = mdg_suggest_propose (suggest, "見守りなし。");

  g_assert_null (find (denied, "P2f"));
  g_assert_null (find (denied, "M4e"));
  g_assert_null (find (denied, "F1e"));
  g_assert_nonnull (find (wanting, "C1a"));
}

/* Shared particles and halves of words are no reason. */
static void
test_chance_is_no_reason (void)
{
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GPtrArray) suggestions = NULL;

  for (guint i = 0; i < 30; i++)
    mdg_suggest_add (suggest, "U-A-1", "3つの診療科から、互いに2か所、情報の共有。");
  suggestions = mdg_suggest_propose (suggest, "対応可の診療所を2か所、情報提供。");
  g_assert_null (find (suggestions, "U-A-1"));
}

static void
test_nothing_speaks (void)
{
  static const char *const texts[] = { "", "。。。\n\n", "1234567890", "お礼の電話。", "{}[]<>&\"'" };
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GPtrArray) none = mdg_suggest_propose (suggest, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < 40; i++)
    mdg_suggest_add (suggest, i % 2 == 0 ? "C1a" : "M3e", "退院して2週間で再び入院した。");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) suggestions = mdg_suggest_propose (suggest, texts[i]);

      g_assert_cmpuint (suggestions->len, ==, 0);
    }
}

/* A word no table knows, learnt by marking it, then forgotten without a trace. */
static void
test_learns_and_forgets (void)
{
  static const char text[] = "今日も回覧板が止まったままだった。";
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GPtrArray) before = mdg_suggest_propose (suggest, text);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  mdg_suggest_add (suggest, "U-A-1", "回覧板が止まっている。");
  mdg_suggest_add (suggest, "U-A-1", "回覧板を受け取らない。");
  mdg_suggest_add (suggest, "P2c", "薬が余っていた。");
  g_assert_cmpuint (mdg_suggest_get_n_decisions (suggest), ==, 3);

  after = mdg_suggest_propose (suggest, text);
  g_assert_cmpstr (((MdgSuggestion *) after->pdata[0])->code, ==, "U-A-1");
  assert_words (suggest, text, "U-A-1", "回覧板が止ま");

  mdg_suggest_remove (suggest, "U-A-1", "回覧板を受け取らない。");
  mdg_suggest_remove (suggest, "P2c", "薬が余っていた。");
  mdg_suggest_remove (suggest, "U-A-1", "回覧板が止まっている。");
  g_assert_cmpuint (mdg_suggest_get_n_decisions (suggest), ==, 0);
  g_assert_cmpuint (mdg_suggest_get_n_pairs (suggest), ==, 0);
  again = mdg_suggest_propose (suggest, text);
  g_assert_cmpuint (again->len, ==, 0);
}

/* What a centre decides itself outweighs the table in time. */
static void
test_centre_outweighs_table (void)
{
  static const char text[] = "残薬が多い。";
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GPtrArray) first = mdg_suggest_propose (suggest, text);
  g_autoptr (GPtrArray) later = NULL;

  g_assert_cmpstr (((MdgSuggestion *) first->pdata[0])->code, ==, "P2c");
  for (guint i = 0; i < 300; i++)
    {
      mdg_suggest_add (suggest, "M3f", "残薬が多い。");
      mdg_suggest_add (suggest, "P2c", "薬を飲み忘れる。");
    }
  later = mdg_suggest_propose (suggest, text);
  g_assert_cmpstr (((MdgSuggestion *) later->pdata[0])->code, ==, "M3f");
}

static void
test_order_and_number (void)
{
  static const char text[] = "独居。残薬あり。褥瘡あり。胃瘻。身寄りなし。ごみ屋敷。転倒。受診拒否。虐待。";
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GPtrArray) suggestions = mdg_suggest_propose (suggest, text);

  g_assert_cmpuint (suggestions->len, ==, MDG_SUGGEST_MAX);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const MdgSuggestion *suggestion = suggestions->pdata[i];

      g_assert_cmpuint (suggestion->ranges->len, >, 0);
      for (guint j = 0; j < suggestion->ranges->len; j++)
        {
          MdgTextRange range = g_array_index (suggestion->ranges, MdgTextRange, j);

          g_assert_cmpuint (range.start, <, range.end);
          g_assert_cmpuint (range.end, <=, g_utf8_strlen (text, -1));
        }
      if (i > 0)
        g_assert_cmpfloat (((MdgSuggestion *) suggestions->pdata[i - 1])->score, >=, suggestion->score);
    }
}

/* A note without an end: long, no full stop. */
static void
test_long_note (void)
{
  g_autoptr (MdgSuggest) suggest = mdg_suggest_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) suggestions = NULL;
  gint64 start;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "独居あああ");
  start = g_get_monotonic_time ();
  suggestions = mdg_suggest_propose (suggest, text->str);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  g_assert_cmpstr (((MdgSuggestion *) suggestions->pdata[0])->code, ==, "F1a");
}

static void
test_broken_tables (void)
{
  static const char *const tables[] = { "", "[]", "{}", "{\"words\": []}", "{\"words\": {\"C1a\": \"word\"}}", "{\"words\": {\"C1a\": [1]}}", "{\"words\": {\"C1a\": [\"\"]}}" };
  g_autoptr (GError) none = NULL;
  g_autoptr (MdgIssueWords) words = mdg_issue_words_load (&none);

  g_assert_no_error (none);
  g_assert_cmpuint (mdg_issue_words_get_n (words), >, 500);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GBytes) json = g_bytes_new_static (tables[i], strlen (tables[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (mdg_issue_words_parse (json, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suggest/words-alone", test_words_alone);
  g_test_add_func ("/suggest/longer-word-wins", test_longer_word_wins);
  g_test_add_func ("/suggest/denied", test_denied);
  g_test_add_func ("/suggest/chance-is-no-reason", test_chance_is_no_reason);
  g_test_add_func ("/suggest/nothing-speaks", test_nothing_speaks);
  g_test_add_func ("/suggest/learns-and-forgets", test_learns_and_forgets);
  g_test_add_func ("/suggest/centre-outweighs-table", test_centre_outweighs_table);
  g_test_add_func ("/suggest/order-and-number", test_order_and_number);
  g_test_add_func ("/suggest/long-note", test_long_note);
  g_test_add_func ("/suggest/broken-tables", test_broken_tables);

  return g_test_run ();
}
