#include "mdg-similar.h"

static const char *const lonely[] = { "F1a", "P1b", "M3a", NULL };
static const char *const lonely_too[] = { "F1a", "P1b", NULL };
static const char *const rare[] = { "M4c", NULL };
static const char *const frequent[] = { "F1a", NULL };
static const char *const none[] = { NULL };

static void
add (MdgSimilar *similar,
     gint64 id,
     const char *const *issues,
     const char *text,
     const char *age_band,
     const char *household)
{
  MdgSimilarCase closed = { .id = id, .issues = issues, .text = text, .traits = { age_band, household, NULL } };

  mdg_similar_add (similar, &closed);
}

static GPtrArray *
find (MdgSimilar *similar,
      gint64 id,
      const char *const *issues,
      const char *text,
      const char *age_band)
{
  MdgSimilarCase wanted = { .id = id, .issues = issues, .text = text, .traits = { age_band, NULL, NULL } };

  return mdg_similar_find (similar, &wanted);
}

static gint64
get_id (GPtrArray *hits,
        guint at)
{
  return ((MdgSimilarHit *) hits->pdata[at])->id;
}

static MdgSimilar *
new_filled (void)
{
  MdgSimilar *similar = mdg_similar_new ();

  add (similar, 1, lonely, "独居。受診を拒否し、健診も受けていない。", "80代", "alone");
  add (similar, 2, lonely_too, "物盗られ妄想があり近隣へ苦情を言いに行く。", "70代", "alone");
  add (similar, 3, rare, "ALSの診断を受け、呼吸の管理を決める時期にある。", "70代", "elderly");
  add (similar, 4, frequent, "ごみ出しができず、玄関に袋が積まれている。", "80代", "alone");
  add (similar, 5, frequent, "介護保険は未申請。", "90代", "alone");
  add (similar, 6, none, NULL, "80代", "alone");

  return similar;
}

static void
test_shared_issues (void)
{
  g_autoptr (MdgSimilar) similar = new_filled ();
  g_autoptr (GPtrArray) hits = find (similar, 99, lonely, "", NULL);
  const MdgSimilarHit *first = hits->pdata[0];

  g_assert_cmpuint (mdg_similar_get_n (similar), ==, 6);
  g_assert_cmpint (get_id (hits, 0), ==, 1);
  g_assert_cmpint (get_id (hits, 1), ==, 2);
  g_assert_cmpuint (hits->len, ==, 4);
  /* The rarest first: F1a has four cases, P1b two, M3a one. */
  g_assert_cmpstr (first->issues[0], ==, "M3a");
  g_assert_cmpstr (first->issues[1], ==, "P1b");
  g_assert_cmpstr (first->issues[2], ==, "F1a");
  g_assert_null (first->issues[3]);
}

/* One rare issue in common outweighs a frequent one. */
static void
test_rare_counts_more (void)
{
  static const char *const both[] = { "F1a", "M4c", NULL };
  g_autoptr (MdgSimilar) similar = new_filled ();
  g_autoptr (GPtrArray) hits = find (similar, 99, both, NULL, NULL);

  g_assert_cmpint (get_id (hits, 0), ==, 3);
}

static void
test_shared_words (void)
{
  g_autoptr (MdgSimilar) similar = new_filled ();
  g_autoptr (GPtrArray) hits = find (similar, 99, none, "最近、近隣へ苦情を言いに行くようになった。", NULL);
  const MdgSimilarHit *first = hits->pdata[0];

  g_assert_cmpint (first->id, ==, 2);
  g_assert_cmpstr (first->words[0], ==, "近隣へ苦情を言いに行く");
}

/* Endings and particles are no likeness. */
static void
test_endings_do_not_count (void)
{
  g_autoptr (MdgSimilar) similar = new_filled ();
  g_autoptr (GPtrArray) hits = NULL;

  add (similar, 7, none, "何もしていないので、様子を見ていない。", NULL, NULL);
  hits = find (similar, 99, none, "まだ決めていないので、連絡していない。", NULL);
  g_assert_cmpuint (hits->len, ==, 0);
}

static void
test_traits (void)
{
  g_autoptr (MdgSimilar) similar = new_filled ();
  g_autoptr (GPtrArray) alone = find (similar, 99, none, NULL, "80代");
  g_autoptr (GPtrArray) with_issue = find (similar, 99, frequent, NULL, "90代");
  const MdgSimilarHit *first = with_issue->pdata[0];

  /* Never by traits alone; among equals they decide. */
  g_assert_cmpuint (alone->len, ==, 0);
  g_assert_cmpint (first->id, ==, 5);
  g_assert_true (first->traits[MDG_SIMILAR_AGE_BAND]);
  g_assert_false (first->traits[MDG_SIMILAR_HOUSEHOLD]);
  g_assert_cmpfloat (first->score, <=, 1);
}

static void
test_not_itself (void)
{
  g_autoptr (MdgSimilar) similar = new_filled ();
  g_autoptr (GPtrArray) hits = find (similar, 1, lonely, "独居。受診を拒否し、健診も受けていない。", "80代");

  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpint (get_id (hits, i), !=, 1);
}

static void
test_add_again_and_remove (void)
{
  g_autoptr (MdgSimilar) similar = new_filled ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  before = find (similar, 99, rare, NULL, NULL);
  g_assert_cmpint (get_id (before, 0), ==, 3);
  add (similar, 3, frequent, "別の話。", NULL, NULL);
  g_assert_cmpuint (mdg_similar_get_n (similar), ==, 6);
  after = find (similar, 99, rare, "呼吸の管理", NULL);
  g_assert_cmpuint (after->len, ==, 0);

  for (gint64 id = 1; id <= 6; id++)
    mdg_similar_remove (similar, id);
  mdg_similar_remove (similar, 77);
  g_assert_cmpuint (mdg_similar_get_n (similar), ==, 0);
  gone = find (similar, 99, lonely, "独居。受診を拒否", "80代");
  g_assert_cmpuint (gone->len, ==, 0);
  add (similar, 8, lonely, "独居", NULL, NULL);
  g_assert_cmpuint (mdg_similar_get_n (similar), ==, 1);
}

/* Against the same cases in another order: nothing hangs on it. */
static void
test_order_of_adding (void)
{
  g_autoptr (MdgSimilar) forwards = mdg_similar_new ();
  g_autoptr (MdgSimilar) backwards = mdg_similar_new ();
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;

  for (guint i = 1; i <= 40; i++)
    {
      add (forwards, i, i % 3 == 0 ? lonely : frequent, "独居で受診を拒否。", "80代", NULL);
      add (backwards, 41 - i, (41 - i) % 3 == 0 ? lonely : frequent, "独居で受診を拒否。", "80代", NULL);
    }
  a = find (forwards, 99, lonely, "受診を拒否", "80代");
  b = find (backwards, 99, lonely, "受診を拒否", "80代");
  g_assert_cmpuint (a->len, ==, MDG_SIMILAR_MAX);
  g_assert_cmpuint (b->len, ==, MDG_SIMILAR_MAX);
  for (guint i = 0; i < a->len; i++)
    {
      g_assert_cmpint (get_id (a, i), ==, get_id (b, i));
      g_assert_cmpint (get_id (a, i), ==, 3 * (i + 1));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/similar/shared-issues", test_shared_issues);
  g_test_add_func ("/similar/rare-counts-more", test_rare_counts_more);
  g_test_add_func ("/similar/shared-words", test_shared_words);
  g_test_add_func ("/similar/endings-do-not-count", test_endings_do_not_count);
  g_test_add_func ("/similar/traits", test_traits);
  g_test_add_func ("/similar/not-itself", test_not_itself);
  g_test_add_func ("/similar/add-again-and-remove", test_add_again_and_remove);
  g_test_add_func ("/similar/order-of-adding", test_order_of_adding);

  return g_test_run ();
}
