#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-vocabularies.h"

#include "mdg-text.h"

#include <string.h>

typedef struct
{
  MdgTerm *term;
  char *label; /* folded as running text */
  char *kana;  /* folded as a name */
  gboolean is_group;
} Entry;

struct _MdgVocabularies
{
  GObject parent_instance;

  GHashTable *lists;   /* vocabulary to GPtrArray of Entry */
  GHashTable *by_code; /* "vocabulary/code" to Entry, the newest */
};

G_DEFINE_FINAL_TYPE (MdgVocabularies, mdg_vocabularies, G_TYPE_OBJECT)

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->term);
  g_free (entry->label);
  g_free (entry->kana);
  g_free (entry);
}

static void
mdg_vocabularies_finalize (GObject *object)
{
  MdgVocabularies *self = MDG_VOCABULARIES (object);

  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->lists);

  G_OBJECT_CLASS (mdg_vocabularies_parent_class)->finalize (object);
}

static void
mdg_vocabularies_class_init (MdgVocabulariesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_vocabularies_finalize;
}

static void
mdg_vocabularies_init (MdgVocabularies *self)
{
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static const char *
get_text (MdgTerm *term,
          guint field)
{
  return mdg_record_get_text (MDG_RECORD (term), field);
}

static gint64
get_year (MdgTerm *term,
          guint field,
          gint64 otherwise)
{
  gint64 year = mdg_record_get_integer (MDG_RECORD (term), field);

  return year != MDG_NO_INTEGER ? year : otherwise;
}

static gboolean
is_valid_in (MdgTerm *term,
             int fiscal_year)
{
  return fiscal_year == 0 || (get_year (term, MDG_TERM_FROM_YEAR, 0) <= fiscal_year && fiscal_year <= get_year (term, MDG_TERM_TO_YEAR, G_MAXINT));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = *(const Entry *const *) a;
  const Entry *y = *(const Entry *const *) b;
  gint64 p = get_year (x->term, MDG_TERM_POSITION, G_MAXINT);
  gint64 q = get_year (y->term, MDG_TERM_POSITION, G_MAXINT);

  return p != q ? (p < q ? -1 : 1) : strcmp (get_text (x->term, MDG_TERM_CODE), get_text (y->term, MDG_TERM_CODE));
}

static GPtrArray *
get_list (MdgVocabularies *self,
          const char *vocabulary)
{
  return vocabulary != NULL ? g_hash_table_lookup (self->lists, vocabulary) : NULL;
}

static void
add_term (MdgVocabularies *self,
          MdgTerm *term)
{
  const char *vocabulary = get_text (term, MDG_TERM_VOCABULARY);
  const char *kana = get_text (term, MDG_TERM_KANA);
  g_autofree char *key = g_strconcat (vocabulary, "/", get_text (term, MDG_TERM_CODE), NULL);
  Entry *entry = g_new0 (Entry, 1);
  Entry *known = g_hash_table_lookup (self->by_code, key);
  GPtrArray *list = get_list (self, vocabulary);

  entry->term = g_object_ref (term);
  entry->label = mdg_text_fold (get_text (term, MDG_TERM_LABEL));
  entry->kana = mdg_text_fold_name (kana != NULL ? kana : "");

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_entry);
      g_hash_table_insert (self->lists, g_strdup (vocabulary), list);
    }
  g_ptr_array_add (list, entry);
  if (known == NULL || get_year (known->term, MDG_TERM_FROM_YEAR, 0) <= get_year (term, MDG_TERM_FROM_YEAR, 0))
    g_hash_table_replace (self->by_code, g_steal_pointer (&key), entry);
}

static Entry *
find_entry (MdgVocabularies *self,
            const char *vocabulary,
            const char *code)
{
  g_autofree char *key = g_strconcat (vocabulary, "/", code, NULL);

  return g_hash_table_lookup (self->by_code, key);
}

static void
mark_groups (MdgVocabularies *self,
             GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      Entry *entry = list->pdata[i];
      const char *parent = get_text (entry->term, MDG_TERM_PARENT);
      Entry *group = parent != NULL ? find_entry (self, get_text (entry->term, MDG_TERM_VOCABULARY), parent) : NULL;

      if (group != NULL)
        group->is_group = TRUE;
    }
}

MdgVocabularies *
mdg_vocabularies_new (GPtrArray *terms)
{
  MdgVocabularies *self = g_object_new (MDG_TYPE_VOCABULARIES, NULL);
  GHashTableIter iter;
  gpointer list;

  for (guint i = 0; i < terms->len; i++)
    add_term (self, terms->pdata[i]);

  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    {
      g_ptr_array_sort (list, compare_entries);
      mark_groups (self, list);
    }

  return self;
}

GPtrArray *
mdg_vocabularies_list (MdgVocabularies *self,
                       const char *vocabulary,
                       int fiscal_year)
{
  GPtrArray *terms = g_ptr_array_new ();
  GPtrArray *list;

  g_return_val_if_fail (MDG_IS_VOCABULARIES (self), terms);

  list = get_list (self, vocabulary);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Entry *entry = list->pdata[i];

      if (is_valid_in (entry->term, fiscal_year) && !mdg_record_get_flag (MDG_RECORD (entry->term), MDG_TERM_IS_HIDDEN))
        g_ptr_array_add (terms, entry->term);
    }

  return terms;
}

MdgTerm *
mdg_vocabularies_find (MdgVocabularies *self,
                       const char *vocabulary,
                       const char *code,
                       int fiscal_year)
{
  GPtrArray *list;
  Entry *newest;

  g_return_val_if_fail (MDG_IS_VOCABULARIES (self), NULL);

  newest = code != NULL ? find_entry (self, vocabulary, code) : NULL;
  if (newest == NULL || is_valid_in (newest->term, fiscal_year))
    return newest != NULL ? newest->term : NULL;

  list = get_list (self, vocabulary);
  for (guint i = 0; i < list->len; i++)
    {
      Entry *entry = list->pdata[i];

      if (strcmp (get_text (entry->term, MDG_TERM_CODE), code) == 0 && is_valid_in (entry->term, fiscal_year))
        return entry->term;
    }

  return newest->term;
}

const char *
mdg_vocabularies_get_label (MdgVocabularies *self,
                            const char *vocabulary,
                            const char *code,
                            int fiscal_year)
{
  MdgTerm *term = mdg_vocabularies_find (self, vocabulary, code, fiscal_year);

  if (term == NULL)
    return code != NULL ? code : "";

  return get_text (term, MDG_TERM_LABEL);
}

const char *
mdg_vocabularies_get_short (MdgVocabularies *self,
                            const char *vocabulary,
                            const char *code,
                            int fiscal_year)
{
  MdgTerm *term = mdg_vocabularies_find (self, vocabulary, code, fiscal_year);

  if (term == NULL || get_text (term, MDG_TERM_SHORT) == NULL)
    return mdg_vocabularies_get_label (self, vocabulary, code, fiscal_year);

  return get_text (term, MDG_TERM_SHORT);
}

static gboolean
equals_folded (const char *text,
               const char *folded)
{
  g_autofree char *own = text != NULL ? mdg_text_fold (text) : NULL;

  return own != NULL && strcmp (own, folded) == 0;
}

const char *
mdg_vocabularies_find_code (MdgVocabularies *self,
                            const char *vocabulary,
                            const char *typed)
{
  g_autofree char *folded = mdg_text_fold (typed != NULL ? typed : "");
  g_autofree char *reading = NULL;
  GPtrArray *list = get_list (self, vocabulary);

  g_strstrip (folded);
  if (folded[0] == '\0' || list == NULL)
    return NULL;

  reading = mdg_text_fold_name (folded);
  for (guint i = 0; i < list->len; i++)
    {
      Entry *entry = list->pdata[i];
      const char *code = get_text (entry->term, MDG_TERM_CODE);

      if (strcmp (entry->label, folded) == 0 || equals_folded (get_text (entry->term, MDG_TERM_SHORT), folded) || equals_folded (code, folded) || (entry->kana[0] != '\0' && strcmp (entry->kana, reading) == 0))
        return code;
    }

  return NULL;
}

/* 0: does not fit, 1: contains, 2: begins with. */
static int
rank (Entry *entry,
      const char *folded,
      const char *reading)
{
  g_autofree char *code = mdg_text_fold (get_text (entry->term, MDG_TERM_CODE));

  if (g_str_has_prefix (code, folded) || g_str_has_prefix (entry->label, folded) || (reading[0] != '\0' && g_str_has_prefix (entry->kana, reading)))
    return 2;

  return strstr (entry->label, folded) != NULL || (reading[0] != '\0' && strstr (entry->kana, reading) != NULL);
}

GPtrArray *
mdg_vocabularies_complete (MdgVocabularies *self,
                           const char *vocabulary,
                           int fiscal_year,
                           const char *typed)
{
  GPtrArray *terms = g_ptr_array_new ();
  g_autofree char *folded = g_strstrip (mdg_text_fold (typed != NULL ? typed : ""));
  g_autofree char *reading = mdg_text_reading (folded);
  GPtrArray *list = get_list (self, vocabulary);

  for (int wanted = 2; wanted > 0; wanted--)
    for (guint i = 0; list != NULL && i < list->len; i++)
      {
        Entry *entry = list->pdata[i];

        if (!entry->is_group && is_valid_in (entry->term, fiscal_year) && !mdg_record_get_flag (MDG_RECORD (entry->term), MDG_TERM_IS_HIDDEN) && rank (entry, folded, reading) == wanted)
          g_ptr_array_add (terms, entry->term);
      }

  return terms;
}

gboolean
mdg_vocabularies_is_group (MdgVocabularies *self,
                           MdgTerm *term)
{
  Entry *entry = find_entry (self, get_text (term, MDG_TERM_VOCABULARY), get_text (term, MDG_TERM_CODE));

  return entry != NULL && entry->is_group;
}
