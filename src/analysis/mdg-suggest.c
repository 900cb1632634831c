#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-suggest.h"

#include "mdg-codebook.h"
#include "mdg-issue-words.h"
#include "mdg-pairs.h"
#include "mdg-text.h"

#include <math.h>
#include <string.h>

#define SMOOTHING 1.0
#define WORD_SCORE 6.0 /* of a word of the table, before the centre has decisions of its own on that issue … */
#define WORD_FADE 40.0 /* … halved after that many */
#define MIN_SCORE 1.5  /* less is chance */
#define MIN_PART 0.35  /* a piece speaks for an issue from this part of the strongest on */
#define MAX_RANGES 3
#define MIN_PHRASE 5     /* characters in a row that were in marked sentences too; fewer are chance, unless the sentence has no more */
#define MAX_SENTENCE 400 /* code points; what goes on longer is cut */

typedef struct
{
  guint16 issue;
  guint32 n;
} Posting;

/* How often two characters stood together in the sentences of each issue. */
typedef struct
{
  gint64 key;
  guint32 n;
  GArray *postings;
} Pair;

struct _MdgSuggest
{
  GObject parent_instance;

  MdgIssueWords *words;
  MdgCodebook *issues;
  GHashTable *pairs;   /* of Pair, by its key */
  GArray *issue_pairs; /* guint64, by issue: pairs in its sentences */
  GArray *decisions;   /* guint32, by issue */
  guint64 n_pairs;     /* in all sentences */
  guint n_decisions;
};

G_DEFINE_FINAL_TYPE (MdgSuggest, mdg_suggest, G_TYPE_OBJECT)

/* What speaks for an issue, best sentence of the note. */
typedef struct
{
  double score;
  guint start; /* of the sentence, code points of the note */
  guint end;
} Best;

void
mdg_suggestion_free (MdgSuggestion *suggestion)
{
  g_free (suggestion->code);
  g_array_unref (suggestion->ranges);
  g_free (suggestion);
}

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_array_unref (pair->postings);
  g_free (pair);
}

static void
mdg_suggest_finalize (GObject *object)
{
  MdgSuggest *self = MDG_SUGGEST (object);

  g_clear_pointer (&self->words, mdg_issue_words_free);
  mdg_codebook_free (self->issues);
  g_hash_table_unref (self->pairs);
  g_array_unref (self->issue_pairs);
  g_array_unref (self->decisions);

  G_OBJECT_CLASS (mdg_suggest_parent_class)->finalize (object);
}

static void
mdg_suggest_class_init (MdgSuggestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_suggest_finalize;
}

static void
mdg_suggest_init (MdgSuggest *self)
{
  g_autoptr (GError) error = NULL;

  self->words = mdg_issue_words_load (&error);
  g_assert_no_error (error); /* built in */
  self->issues = mdg_codebook_new ();
  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, pair_free);
  self->issue_pairs = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->decisions = g_array_new (FALSE, TRUE, sizeof (guint32));
}

MdgSuggest *
mdg_suggest_new (void)
{
  return g_object_new (MDG_TYPE_SUGGEST, NULL);
}

static guint
intern_issue (MdgSuggest *self,
              const char *code)
{
  guint issue = mdg_codebook_intern (self->issues, code);

  if (issue >= self->decisions->len)
    {
      g_array_set_size (self->decisions, issue + 1);
      g_array_set_size (self->issue_pairs, issue + 1);
    }

  return issue;
}

static Posting *
find_posting (Pair *pair,
              guint issue)
{
  for (guint i = 0; i < pair->postings->len; i++)
    if (g_array_index (pair->postings, Posting, i).issue == issue)
      return &g_array_index (pair->postings, Posting, i);

  return NULL;
}

static void
count_pair (MdgSuggest *self,
            gint64 key,
            guint issue)
{
  Pair *pair = g_hash_table_lookup (self->pairs, &key);
  Posting *posting;

  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      pair->key = key;
      pair->postings = g_array_sized_new (FALSE, FALSE, sizeof (Posting), 1);
      g_hash_table_insert (self->pairs, &pair->key, pair);
    }

  posting = find_posting (pair, issue);
  if (posting == NULL)
    {
      Posting added = { (guint16) issue, 1 };

      g_array_append_val (pair->postings, added);
    }
  else
    posting->n++;
  pair->n++;
}

static void
discount_pair (MdgSuggest *self,
               gint64 key,
               guint issue)
{
  Pair *pair = g_hash_table_lookup (self->pairs, &key);
  Posting *posting = pair != NULL ? find_posting (pair, issue) : NULL;

  g_return_if_fail (posting != NULL);

  pair->n--;
  if (--posting->n == 0)
    g_array_remove_index_fast (pair->postings, (guint) (posting - (Posting *) (gpointer) pair->postings->data));
  if (pair->n == 0)
    g_hash_table_remove (self->pairs, &key);
}

void
mdg_suggest_add (MdgSuggest *self,
                 const char *code,
                 const char *sentence)
{
  g_autofree char *folded = NULL;
  g_autoptr (GArray) places = NULL;
  guint issue;

  g_return_if_fail (MDG_IS_SUGGEST (self));
  g_return_if_fail (code != NULL && *code != '\0');

  folded = mdg_text_fold (sentence != NULL ? sentence : "");
  places = mdg_pairs_list (folded);
  issue = intern_issue (self, code);
  for (guint i = 0; i < places->len; i++)
    count_pair (self, g_array_index (places, MdgPair, i).key, issue);
  g_array_index (self->issue_pairs, guint64, issue) += places->len;
  g_array_index (self->decisions, guint32, issue)++;
  self->n_pairs += places->len;
  self->n_decisions++;
}

void
mdg_suggest_remove (MdgSuggest *self,
                    const char *code,
                    const char *sentence)
{
  g_autofree char *folded = NULL;
  g_autoptr (GArray) places = NULL;
  guint issue;

  g_return_if_fail (MDG_IS_SUGGEST (self));
  g_return_if_fail (code != NULL && *code != '\0');

  folded = mdg_text_fold (sentence != NULL ? sentence : "");
  places = mdg_pairs_list (folded);
  issue = intern_issue (self, code);
  g_return_if_fail (g_array_index (self->decisions, guint32, issue) > 0);

  for (guint i = 0; i < places->len; i++)
    discount_pair (self, g_array_index (places, MdgPair, i).key, issue);
  g_array_index (self->issue_pairs, guint64, issue) -= places->len;
  g_array_index (self->decisions, guint32, issue)--;
  self->n_pairs -= places->len;
  self->n_decisions--;
}

guint
mdg_suggest_get_n_decisions (MdgSuggest *self)
{
  g_return_val_if_fail (MDG_IS_SUGGEST (self), 0);

  return self->n_decisions;
}

guint
mdg_suggest_get_n_pairs (MdgSuggest *self)
{
  g_return_val_if_fail (MDG_IS_SUGGEST (self), 0);

  return g_hash_table_size (self->pairs);
}

/* How much rarer the pair is in the sentences of all other issues than in all. */
static double
weigh_pair (const Pair *pair,
            const Posting *posting)
{
  return log ((pair->n + SMOOTHING) / (pair->n - posting->n + SMOOTHING));
}

/* What a pair of a sentence costs an issue that many decisions were for. */
static double
weigh_size (MdgSuggest *self,
            guint issue)
{
  double smooth = SMOOTHING * g_hash_table_size (self->pairs);
  double others = (double) (self->n_pairs - g_array_index (self->issue_pairs, guint64, issue));

  return log ((others + smooth) / ((double) self->n_pairs + smooth));
}

static double
weigh_word (MdgSuggest *self,
            guint issue)
{
  return WORD_SCORE / (1 + g_array_index (self->decisions, guint32, issue) / WORD_FADE);
}

/* Scores of a folded sentence by issue. */
static void
score_sentence (MdgSuggest *self,
                const char *folded,
                GArray *scores)
{
  g_autoptr (GArray) places = mdg_pairs_list (folded);
  g_autoptr (GArray) hits = mdg_issue_words_find (self->words, folded);
  guint n_known = 0;

  for (guint i = 0; i < hits->len; i++)
    intern_issue (self, g_array_index (hits, MdgIssueWordHit, i).code);
  g_array_set_size (scores, self->decisions->len);
  for (guint i = 0; i < scores->len; i++)
    g_array_index (scores, double, i) = 0;

  for (guint i = 0; i < places->len; i++)
    {
      Pair *pair = g_hash_table_lookup (self->pairs, &g_array_index (places, MdgPair, i).key);

      if (pair == NULL)
        continue;
      n_known++;
      for (guint j = 0; j < pair->postings->len; j++)
        {
          const Posting *posting = &g_array_index (pair->postings, Posting, j);

          g_array_index (scores, double, posting->issue) += weigh_pair (pair, posting);
        }
    }
  for (guint i = 1; i < scores->len; i++)
    if (g_array_index (self->decisions, guint32, i) > 0)
      g_array_index (scores, double, i) += n_known * weigh_size (self, i);
  for (guint i = 0; i < hits->len; i++)
    {
      guint issue = intern_issue (self, g_array_index (hits, MdgIssueWordHit, i).code);

      g_array_index (scores, double, issue) += weigh_word (self, issue);
    }
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61 || c == '!' || c == '?';
}

static void
keep_best (GArray *bests,
           GArray *scores,
           guint start,
           guint end)
{
  if (bests->len < scores->len)
    g_array_set_size (bests, scores->len);
  for (guint i = 1; i < scores->len; i++)
    if (g_array_index (scores, double, i) > g_array_index (bests, Best, i).score)
      g_array_index (bests, Best, i) = (Best){ g_array_index (scores, double, i), start, end };
}

/* A note is judged sentence by sentence: one sentence is what people mark. */
static void
score_note (MdgSuggest *self,
            const char *text,
            GArray *bests)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, TRUE, sizeof (double));
  const char *from = text;
  guint start = 0;
  guint at = 0;

  for (const char *p = text;; p = g_utf8_next_char (p), at++)
    {
      gboolean is_cut = at - start >= MAX_SENTENCE;

      if (*p != '\0' && !is_cut && !ends_sentence (g_utf8_get_char (p)))
        continue;
      if (p > from)
        {
          g_autofree char *sentence = g_strndup (from, (gsize) (p - from));
          g_autofree char *folded = mdg_text_fold (sentence);

          score_sentence (self, folded, scores);
          keep_best (bests, scores, start, at);
        }
      if (*p == '\0')
        return;
      from = is_cut ? p : g_utf8_next_char (p);
      start = is_cut ? at : at + 1;
    }
}

/* What each code point of the folded sentence adds for an issue. */
static GArray *
weigh_characters (MdgSuggest *self,
                  const char *folded,
                  guint issue)
{
  g_autoptr (GArray) places = mdg_pairs_list (folded);
  g_autoptr (GArray) hits = mdg_issue_words_find (self->words, folded);
  GArray *weights = g_array_new (FALSE, TRUE, sizeof (double));

  g_array_set_size (weights, (guint) g_utf8_strlen (folded, -1));
  for (guint i = 0; i < places->len; i++)
    {
      const MdgPair *place = &g_array_index (places, MdgPair, i);
      Pair *pair = g_hash_table_lookup (self->pairs, &place->key);
      Posting *posting = pair != NULL ? find_posting (pair, issue) : NULL;

      for (guint j = 0; posting != NULL && j < 2; j++)
        g_array_index (weights, double, place->at + j) += weigh_pair (pair, posting) / 2;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const MdgIssueWordHit *hit = &g_array_index (hits, MdgIssueWordHit, i);

      for (guint j = hit->range.start; intern_issue (self, hit->code) == issue && j < hit->range.end; j++)
        g_array_index (weights, double, j) += weigh_word (self, issue);
    }

  return weights;
}

typedef struct
{
  MdgTextRange range; /* of the folded sentence */
  double weight;
} Piece;

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *x = a;
  const Piece *y = b;

  return x->weight != y->weight ? (x->weight > y->weight ? -1 : 1) : (x->range.start > y->range.start) - (x->range.start < y->range.start);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const MdgTextRange *x = a;
  const MdgTextRange *y = b;

  return (x->start > y->start) - (x->start < y->start);
}

/* Runs of characters that weigh at least a part of the heaviest. */
static GArray *
list_pieces (GArray *weights)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  double most = 0;

  for (guint i = 0; i < weights->len; i++)
    most = MAX (most, g_array_index (weights, double, i));
  for (guint i = 0; i < weights->len; i++)
    {
      Piece piece = { { i, i }, 0 };

      while (i < weights->len && g_array_index (weights, double, i) > 0 && g_array_index (weights, double, i) >= most * MIN_PART)
        piece.weight += g_array_index (weights, double, i++);
      piece.range.end = i;
      if (piece.range.end > piece.range.start)
        g_array_append_val (pieces, piece);
    }

  return pieces;
}

/* Particles and endings here and there are in every sentence. */
static gboolean
is_chance (MdgSuggest *self,
           GArray *pieces,
           GArray *weights,
           const char *folded,
           guint issue)
{
  g_autoptr (GArray) hits = mdg_issue_words_find (self->words, folded);
  guint sum = 0;

  for (guint i = 0; i < hits->len; i++)
    if (intern_issue (self, g_array_index (hits, MdgIssueWordHit, i).code) == issue)
      return FALSE;
  for (guint i = 0; i < pieces->len; i++)
    {
      MdgTextRange range = g_array_index (pieces, Piece, i).range;

      if (range.end - range.start >= MIN_PHRASE)
        return FALSE;
      sum += range.end - range.start;
    }

  return weights->len > 2 * MIN_PHRASE || sum * 2 < weights->len;
}

/* NULL when it is chance. */
static GArray *
list_ranges (MdgSuggest *self,
             const char *text,
             const Best *best,
             guint issue)
{
  g_autofree char *sentence = g_utf8_substring (text, best->start, best->end);
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = mdg_text_fold_with_offsets (sentence, &offsets);
  g_autoptr (GArray) weights = weigh_characters (self, folded, issue);
  g_autoptr (GArray) pieces = list_pieces (weights);
  GArray *ranges;

  if (is_chance (self, pieces, weights, folded, issue))
    return NULL;

  ranges = g_array_new (FALSE, FALSE, sizeof (MdgTextRange));
  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len && i < MAX_RANGES; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      guint32 start = g_array_index (offsets, guint32, piece->range.start);
      guint32 end = MAX (g_array_index (offsets, guint32, piece->range.end), g_array_index (offsets, guint32, piece->range.end - 1) + 1);
      MdgTextRange range = { best->start + start, best->start + end };

      g_array_append_val (ranges, range);
    }
  g_array_sort (ranges, compare_ranges);

  return ranges;
}

static guint
find_highest (GArray *bests)
{
  guint found = 0;
  double highest = MIN_SCORE;

  for (guint i = 1; i < bests->len; i++)
    if (g_array_index (bests, Best, i).score > highest)
      {
        highest = g_array_index (bests, Best, i).score;
        found = i;
      }

  return found;
}

GPtrArray *
mdg_suggest_propose (MdgSuggest *self,
                     const char *text)
{
  g_autoptr (GPtrArray) suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_suggestion_free);
  g_autoptr (GArray) bests = g_array_new (FALSE, TRUE, sizeof (Best));
  guint issue;

  g_return_val_if_fail (MDG_IS_SUGGEST (self), NULL);

  if (text == NULL)
    return g_steal_pointer (&suggestions);

  score_note (self, text, bests);
  while (suggestions->len < MDG_SUGGEST_MAX && (issue = find_highest (bests)) != 0)
    {
      Best *best = &g_array_index (bests, Best, issue);
      GArray *ranges = list_ranges (self, text, best, issue);

      if (ranges != NULL)
        {
          MdgSuggestion *suggestion = g_new0 (MdgSuggestion, 1);

          suggestion->code = g_strdup (mdg_codebook_get_text (self->issues, issue));
          suggestion->score = best->score;
          suggestion->sentence = (MdgTextRange){ best->start, best->end };
          suggestion->ranges = ranges;
          g_ptr_array_add (suggestions, suggestion);
        }
      best->score = 0;
    }

  return g_steal_pointer (&suggestions);
}
