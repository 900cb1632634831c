#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-issue-words.h"

#include "mdg-data.h"
#include "mdg-error.h"
#include "mdg-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const char *code; /* of codes */
  char *folded;
  guint length; /* code points */
} Word;

struct _MdgIssueWords
{
  GArray *words;
  GStringChunk *codes;
  GPtrArray *denied;  /* folded: 褥瘡なし is none */
  GPtrArray *wanting; /* codes of issues that something is not there: 見守りなし */
};

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *x = a;
  const Word *y = b;

  return x->length != y->length ? (x->length > y->length ? -1 : 1) : strcmp (x->folded, y->folded);
}

static gboolean
add_words (MdgIssueWords *self,
           const char *code,
           JsonNode *node)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      Word word;

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;
      word.folded = mdg_text_fold (json_node_get_string (element));
      word.length = (guint) g_utf8_strlen (word.folded, -1);
      word.code = g_string_chunk_insert_const (self->codes, code);
      g_array_append_val (self->words, word);
      if (word.length == 0)
        return FALSE;
    }

  return TRUE;
}

/* Texts of a member that may be missing. */
static gboolean
read_list (JsonObject *object,
           const char *name,
           gboolean is_folded,
           GPtrArray *list)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;
      g_ptr_array_add (list, is_folded ? mdg_text_fold (json_node_get_string (element)) : g_strdup (json_node_get_string (element)));
    }

  return TRUE;
}

static gboolean
read_table (MdgIssueWords *self,
            JsonNode *root)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *table = object != NULL ? json_object_get_member (object, "words") : NULL;
  JsonObjectIter iter;
  const char *code;
  JsonNode *node;

  if (table == NULL || !JSON_NODE_HOLDS_OBJECT (table) || !read_list (object, "denied", TRUE, self->denied) || !read_list (object, "wanting", FALSE, self->wanting))
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (table));
  while (json_object_iter_next (&iter, &code, &node))
    if (!add_words (self, code, node))
      return FALSE;
  g_array_sort (self->words, compare_words);

  return TRUE;
}

MdgIssueWords *
mdg_issue_words_parse (GBytes *json,
                       GError **error)
{
  g_autoptr (MdgIssueWords) self = g_new0 (MdgIssueWords, 1);
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size;
  const char *text = g_bytes_get_data (json, &size);

  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, clear_word);
  self->codes = g_string_chunk_new (1024);
  self->denied = g_ptr_array_new_with_free_func (g_free);
  self->wanting = g_ptr_array_new_with_free_func (g_free);
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL) || !read_table (self, json_parser_get_root (parser)))
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is not a table of words for issues."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

MdgIssueWords *
mdg_issue_words_load (GError **error)
{
  g_autoptr (GBytes) json = mdg_data_lookup ("suggest/issue-words.json", error);

  return json != NULL ? mdg_issue_words_parse (json, error) : NULL;
}

void
mdg_issue_words_free (MdgIssueWords *self)
{
  g_array_unref (self->words);
  g_string_chunk_free (self->codes);
  g_ptr_array_unref (self->denied);
  g_ptr_array_unref (self->wanting);
  g_free (self);
}

static gboolean
is_covered (GArray *hits,
            const MdgIssueWordHit *hit)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const MdgIssueWordHit *other = &g_array_index (hits, MdgIssueWordHit, i);
      gboolean is_within = other->range.start <= hit->range.start && hit->range.end <= other->range.end;
      gboolean is_longer = other->range.end - other->range.start > hit->range.end - hit->range.start;

      /* Within a longer one: of the same issue it says nothing new, of another it means something else. */
      if (is_within && (is_longer || other->code == hit->code))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_denied (MdgIssueWords *self,
           const Word *word,
           const char *rest)
{
  for (guint i = 0; i < self->wanting->len; i++)
    if (g_str_equal (self->wanting->pdata[i], word->code))
      return FALSE;
  for (guint i = 0; i < self->denied->len; i++)
    if (g_str_has_prefix (rest, self->denied->pdata[i]))
      return TRUE;

  return FALSE;
}

GArray *
mdg_issue_words_find (MdgIssueWords *self,
                      const char *folded)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (MdgIssueWordHit));

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = &g_array_index (self->words, Word, i);

      for (const char *at = strstr (folded, word->folded); at != NULL; at = strstr (at + strlen (word->folded), word->folded))
        {
          guint start = (guint) g_utf8_pointer_to_offset (folded, at);
          MdgIssueWordHit hit = { word->code, { start, start + word->length } };

          if (!is_covered (hits, &hit) && !is_denied (self, word, at + strlen (word->folded)))
            g_array_append_val (hits, hit);
        }
    }

  return hits;
}

guint
mdg_issue_words_get_n (MdgIssueWords *self)
{
  return self->words->len;
}
