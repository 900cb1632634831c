#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-similar.h"

#include "mdg-pairs.h"
#include "mdg-text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ISSUE_PART 0.55
#define TEXT_PART 0.25
#define TRAIT_PART 0.20
#define COMMON 5     /* pairs in more than a fifth of the cases tell nothing */
#define MIN_KNOWN 50 /* … once there are that many */
#define MAX_WORDS 3
#define MIN_WORD 3     /* code points, of a word that both have … */
#define MIN_SIGNS 2    /* … of which no kana: endings are in every sentence */
#define MIN_SCORE 0.06 /* less is chance */

/* Cases by slot that have an issue or a pair; a slot that was given up stays until it is met again. */
typedef struct
{
  gint64 key;
  GArray *slots; /* guint32 */
} Posting;

typedef struct
{
  gint64 id; /* 0 of a free slot */
  char **issues;
  char *folded;
  char *traits[MDG_SIMILAR_N_TRAITS];
  guint n_pairs;
} Slot;

struct _MdgSimilar
{
  GObject parent_instance;

  GArray *slots;
  GArray *free_slots;
  GHashTable *slot_of_id; /* gint64 → slot + 1 */
  GHashTable *issues;     /* code → GArray of slots */
  GHashTable *pairs;      /* Posting, by its key */
  guint n;
};

G_DEFINE_FINAL_TYPE (MdgSimilar, mdg_similar, G_TYPE_OBJECT)

void
mdg_similar_hit_free (MdgSimilarHit *hit)
{
  g_strfreev (hit->issues);
  g_strfreev (hit->words);
  g_free (hit);
}

static void
clear_slot (gpointer data)
{
  Slot *slot = data;

  g_clear_pointer (&slot->issues, g_strfreev);
  g_clear_pointer (&slot->folded, g_free);
  for (guint i = 0; i < MDG_SIMILAR_N_TRAITS; i++)
    g_clear_pointer (&slot->traits[i], g_free);
  slot->id = 0;
  slot->n_pairs = 0;
}

static void
posting_free (gpointer data)
{
  Posting *posting = data;

  g_array_unref (posting->slots);
  g_free (posting);
}

static void
mdg_similar_finalize (GObject *object)
{
  MdgSimilar *self = MDG_SIMILAR (object);

  g_array_unref (self->slots);
  g_array_unref (self->free_slots);
  g_hash_table_unref (self->slot_of_id);
  g_hash_table_unref (self->issues);
  g_hash_table_unref (self->pairs);

  G_OBJECT_CLASS (mdg_similar_parent_class)->finalize (object);
}

static void
mdg_similar_class_init (MdgSimilarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_similar_finalize;
}

static void
mdg_similar_init (MdgSimilar *self)
{
  self->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  g_array_set_clear_func (self->slots, clear_slot);
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->slot_of_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->issues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, posting_free);
}

MdgSimilar *
mdg_similar_new (void)
{
  return g_object_new (MDG_TYPE_SIMILAR, NULL);
}

guint
mdg_similar_get_n (MdgSimilar *self)
{
  g_return_val_if_fail (MDG_IS_SIMILAR (self), 0);

  return self->n;
}

static guint32
find_slot (MdgSimilar *self,
           gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->slot_of_id, &id));
}

static guint32
take_slot (MdgSimilar *self)
{
  guint32 slot;

  if (self->free_slots->len == 0)
    {
      g_array_set_size (self->slots, self->slots->len + 1);
      return self->slots->len - 1;
    }

  slot = g_array_index (self->free_slots, guint32, self->free_slots->len - 1);
  g_array_set_size (self->free_slots, self->free_slots->len - 1);

  return slot;
}

static GArray *
get_issue_slots (MdgSimilar *self,
                 const char *issue)
{
  GArray *slots = g_hash_table_lookup (self->issues, issue);

  if (slots == NULL)
    {
      slots = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (self->issues, g_strdup (issue), slots);
    }

  return slots;
}

static GArray *
get_pair_slots (MdgSimilar *self,
                gint64 key)
{
  Posting *posting = g_hash_table_lookup (self->pairs, &key);

  if (posting == NULL)
    {
      posting = g_new (Posting, 1);
      posting->key = key;
      posting->slots = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 1);
      g_hash_table_insert (self->pairs, &posting->key, posting);
    }

  return posting->slots;
}

static void
drop_from (GArray *slots,
           guint32 slot)
{
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    if (g_array_index (slots, guint32, i) == slot)
      {
        g_array_remove_index_fast (slots, i);
        return;
      }
}

static char **
dup_each_once (const char *const *codes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      gboolean is_known = FALSE;

      for (guint j = 0; j < i && !is_known; j++)
        is_known = g_str_equal (codes[i], codes[j]);
      if (!is_known)
        g_strv_builder_add (builder, codes[i]);
    }

  return g_strv_builder_end (builder);
}

void
mdg_similar_add (MdgSimilar *self,
                 const MdgSimilarCase *closed)
{
  g_autoptr (GArray) pairs = NULL;
  guint32 at;
  Slot *slot;

  g_return_if_fail (MDG_IS_SIMILAR (self));
  g_return_if_fail (closed->id != 0);

  mdg_similar_remove (self, closed->id);
  at = take_slot (self);
  slot = &g_array_index (self->slots, Slot, at);
  slot->id = closed->id;
  slot->issues = dup_each_once (closed->issues);
  slot->folded = mdg_text_fold (closed->text != NULL ? closed->text : "");
  for (guint i = 0; i < MDG_SIMILAR_N_TRAITS; i++)
    slot->traits[i] = g_strdup (closed->traits[i]);
  pairs = mdg_pairs_list (slot->folded);
  slot->n_pairs = pairs->len;

  for (char **issue = slot->issues; *issue != NULL; issue++)
    g_array_append_val (get_issue_slots (self, *issue), at);
  for (guint i = 0; i < pairs->len; i++)
    g_array_append_val (get_pair_slots (self, g_array_index (pairs, MdgPair, i).key), at);
  g_hash_table_insert (self->slot_of_id, g_memdup2 (&closed->id, sizeof closed->id), GUINT_TO_POINTER (at + 1));
  self->n++;
}

void
mdg_similar_remove (MdgSimilar *self,
                    gint64 id)
{
  g_autoptr (GArray) pairs = NULL;
  guint32 at;
  Slot *slot;

  g_return_if_fail (MDG_IS_SIMILAR (self));

  at = find_slot (self, id);
  if (at-- == 0)
    return;

  slot = &g_array_index (self->slots, Slot, at);
  pairs = mdg_pairs_list (slot->folded);
  for (char **issue = slot->issues; *issue != NULL; issue++)
    drop_from (get_issue_slots (self, *issue), at);
  for (guint i = 0; i < pairs->len; i++)
    {
      gint64 key = g_array_index (pairs, MdgPair, i).key;
      GArray *slots = get_pair_slots (self, key);

      drop_from (slots, at);
      if (slots->len == 0)
        g_hash_table_remove (self->pairs, &key);
    }
  clear_slot (slot);
  g_hash_table_remove (self->slot_of_id, &id);
  g_array_append_val (self->free_slots, at);
  self->n--;
}

/* The rarer, the more it says. */
static double
weigh (MdgSimilar *self,
       guint n)
{
  return log ((self->n + 1.0) / (n + 0.5));
}

static double
weigh_issue (MdgSimilar *self,
             const char *issue)
{
  GArray *slots = g_hash_table_lookup (self->issues, issue);

  return weigh (self, slots != NULL ? slots->len : 0);
}

static double
weigh_issues (MdgSimilar *self,
              const char *const *issues)
{
  double sum = 0;

  for (guint i = 0; issues != NULL && issues[i] != NULL; i++)
    sum += weigh_issue (self, issues[i]);

  return sum;
}

/* Part of the weight of the issues of either that both have. */
static void
score_issues (MdgSimilar *self,
              const char *const *issues,
              double *scores)
{
  g_autofree double *shared = g_new0 (double, self->slots->len + 1);
  double wanted = weigh_issues (self, issues);

  for (guint i = 0; issues[i] != NULL; i++)
    {
      GArray *slots = g_hash_table_lookup (self->issues, issues[i]);
      double weight = weigh_issue (self, issues[i]);

      for (guint j = 0; slots != NULL && j < slots->len; j++)
        shared[g_array_index (slots, guint32, j)] += weight;
    }
  for (guint i = 0; i < self->slots->len; i++)
    if (shared[i] > 0)
      {
        double all = wanted + weigh_issues (self, (const char *const *) g_array_index (self->slots, Slot, i).issues) - shared[i];

        scores[i] += ISSUE_PART * shared[i] / all;
      }
}

/* As the cosine of the pairs, weighed, with the other's weight taken from its length. */
static void
score_text (MdgSimilar *self,
            GArray *pairs,
            double *scores)
{
  g_autofree double *shared = g_new0 (double, self->slots->len + 1);
  double wanted = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      Posting *posting = g_hash_table_lookup (self->pairs, &g_array_index (pairs, MdgPair, i).key);
      double weight = weigh (self, posting != NULL ? posting->slots->len : 0);

      wanted += weight;
      if (posting == NULL || (self->n >= MIN_KNOWN && posting->slots->len > self->n / COMMON))
        continue;
      for (guint j = 0; j < posting->slots->len; j++)
        shared[g_array_index (posting->slots, guint32, j)] += weight;
    }
  for (guint i = 0; i < self->slots->len; i++)
    if (shared[i] > 0)
      {
        double other = wanted / pairs->len * g_array_index (self->slots, Slot, i).n_pairs;
        double cosine = shared[i] / sqrt (wanted * other);

        scores[i] += TEXT_PART * MIN (cosine, 1);
      }
}

static gboolean
is_same_trait (const MdgSimilarCase *wanted,
               const Slot *slot,
               guint trait)
{
  return wanted->traits[trait] != NULL && *wanted->traits[trait] != '\0' && g_strcmp0 (wanted->traits[trait], slot->traits[trait]) == 0;
}

/* Traits alone make no case similar: half of all are women over eighty. */
static void
score_traits (MdgSimilar *self,
              const MdgSimilarCase *wanted,
              double *scores)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);

      for (guint j = 0; scores[i] > 0 && j < MDG_SIMILAR_N_TRAITS; j++)
        if (is_same_trait (wanted, slot, j))
          scores[i] += TRAIT_PART / MDG_SIMILAR_N_TRAITS;
    }
}

static int
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer similar)
{
  double x = weigh_issue (similar, *(char *const *) a);
  double y = weigh_issue (similar, *(char *const *) b);

  return x != y ? (x > y ? -1 : 1) : strcmp (*(char *const *) a, *(char *const *) b);
}

static char **
list_shared_issues (MdgSimilar *self,
                    const char *const *issues,
                    const Slot *slot)
{
  g_autoptr (GPtrArray) shared = g_ptr_array_new ();

  for (guint i = 0; issues[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) slot->issues, issues[i]))
      g_ptr_array_add (shared, g_strdup (issues[i]));
  g_ptr_array_sort_with_data (shared, compare_weights, self);
  g_ptr_array_add (shared, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&shared), FALSE);
}

/* A stretch of the text asked for whose every pair the other has. */
typedef struct
{
  guint start;
  guint end;
  double weight;
} Stretch;

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *x = a;
  const Stretch *y = b;

  return x->weight != y->weight ? (x->weight > y->weight ? -1 : 1) : (x->start > y->start) - (x->start < y->start);
}

/* By code point of the folded text: what the pair that begins there weighs when the other has it, else 0. */
static double *
weigh_places (MdgSimilar *self,
              const char *folded,
              const Slot *slot,
              guint *n)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) pairs = mdg_pairs_list (slot->folded);
  const char *p = folded;
  double *weights;

  *n = (guint) g_utf8_strlen (folded, -1);
  weights = g_new0 (double, *n + 1);
  for (guint i = 0; i < pairs->len; i++)
    g_hash_table_add (known, &g_array_index (pairs, MdgPair, i).key);
  for (guint i = 0; i + 1 < *n; i++, p = g_utf8_next_char (p))
    {
      const char *end = g_utf8_next_char (g_utf8_next_char (p));
      g_autofree char *two = g_strndup (p, (gsize) (end - p));
      g_autoptr (GArray) pair = mdg_pairs_list (two);
      Posting *posting;

      if (pair->len == 0 || !g_hash_table_contains (known, &g_array_index (pair, MdgPair, 0).key))
        continue;
      posting = g_hash_table_lookup (self->pairs, &g_array_index (pair, MdgPair, 0).key);
      weights[i] = weigh (self, posting->slots->len);
    }

  return weights;
}

static gboolean
says_something (const char *word)
{
  guint n = 0;
  guint n_signs = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), n++)
    n_signs += g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HIRAGANA && g_unichar_isalnum (g_utf8_get_char (p));

  return n >= MIN_WORD && n_signs >= MIN_SIGNS;
}

static char **
list_shared_words (MdgSimilar *self,
                   const char *text,
                   const Slot *slot)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = mdg_text_fold_with_offsets (text, &offsets);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n_words = 0;
  guint n;
  g_autofree double *weights = weigh_places (self, folded, slot, &n);

  for (guint i = 0; i < n; i++)
    {
      Stretch stretch = { i, i + 1, 0 };

      while (i < n && weights[i] > 0)
        stretch.weight += weights[i++];
      stretch.end = i + 1;
      if (stretch.weight > 0)
        g_array_append_val (stretches, stretch);
    }
  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len && n_words < MAX_WORDS; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      glong end = MAX (g_array_index (offsets, guint32, stretch->end), g_array_index (offsets, guint32, stretch->end - 1) + 1);
      g_autofree char *word = g_utf8_substring (text, g_array_index (offsets, guint32, stretch->start), end);

      if (!says_something (word))
        continue;
      g_strv_builder_add (words, word);
      n_words++;
    }

  return g_strv_builder_end (words);
}

static MdgSimilarHit *
make_hit (MdgSimilar *self,
          const MdgSimilarCase *wanted,
          const char *const *issues,
          const Slot *slot,
          double score)
{
  MdgSimilarHit *hit = g_new0 (MdgSimilarHit, 1);

  hit->id = slot->id;
  hit->score = score;
  hit->issues = list_shared_issues (self, issues, slot);
  hit->words = list_shared_words (self, wanted->text != NULL ? wanted->text : "", slot);
  for (guint i = 0; i < MDG_SIMILAR_N_TRAITS; i++)
    hit->traits[i] = is_same_trait (wanted, slot, i);

  return hit;
}

/* The slot of the highest score, of the lowest case number among equals; G_MAXUINT when all are chance. */
static guint
find_highest (MdgSimilar *self,
              const double *scores)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < self->slots->len; i++)
    {
      if (scores[i] < MIN_SCORE || (found != G_MAXUINT && scores[i] < scores[found]))
        continue;
      if (found == G_MAXUINT || scores[i] > scores[found] || g_array_index (self->slots, Slot, i).id < g_array_index (self->slots, Slot, found).id)
        found = i;
    }

  return found;
}

GPtrArray *
mdg_similar_find (MdgSimilar *self,
                  const MdgSimilarCase *wanted)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_similar_hit_free);
  g_autofree double *scores = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) issues = NULL;
  g_autoptr (GArray) pairs = NULL;
  guint32 own;
  guint at;

  g_return_val_if_fail (MDG_IS_SIMILAR (self), NULL);

  scores = g_new0 (double, self->slots->len + 1);
  folded = mdg_text_fold (wanted->text != NULL ? wanted->text : "");
  issues = dup_each_once (wanted->issues);
  pairs = mdg_pairs_list (folded);
  own = find_slot (self, wanted->id);
  score_issues (self, (const char *const *) issues, scores);
  score_text (self, pairs, scores);
  score_traits (self, wanted, scores);
  if (own != 0)
    scores[own - 1] = 0;

  while (hits->len < MDG_SIMILAR_MAX && (at = find_highest (self, scores)) != G_MAXUINT)
    {
      MdgSimilarHit *hit = make_hit (self, wanted, (const char *const *) issues, &g_array_index (self->slots, Slot, at), scores[at]);

      scores[at] = 0;
      if (hit->issues[0] != NULL || hit->words[0] != NULL)
        g_ptr_array_add (hits, hit);
      else
        mdg_similar_hit_free (hit);
    }

  return g_steal_pointer (&hits);
}
