#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-classify-columns.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "mdg-data.h"

struct _MdgIssueColumns
{
  GPtrArray *groups;
  GPtrArray *columns;
  GHashTable *places; /* code to column * PLACE_STRIDE + 1 for the column itself, + 2 and on for its items */
  int fiscal_year;
};

#define PLACE_STRIDE 100000

static void
free_group (gpointer data)
{
  MdgIssueGroup *group = data;

  g_free (group->label);
  g_free (group->mark);
  g_free (group);
}

static void
free_column (gpointer data)
{
  MdgIssueColumn *column = data;

  g_free (column->code);
  g_free (column->head);
  g_free (column->plain_head);
  g_ptr_array_unref (column->items);
  g_free (column);
}

void
mdg_issue_columns_free (MdgIssueColumns *self)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->places);
  g_free (self);
}

static const char *
get_text (MdgTerm *term,
          guint field)
{
  return mdg_record_get_text (MDG_RECORD (term), field);
}

static JsonParser *
load_vocabulary (void)
{
  g_autoptr (GBytes) bytes = mdg_data_lookup ("vocabularies/issue.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  g_assert (bytes != NULL);
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL))
    g_assert_not_reached ();

  return g_steal_pointer (&parser);
}

char **
mdg_issue_heads_dup (const char *name)
{
  g_autoptr (JsonParser) parser = load_vocabulary ();
  JsonObject *presets = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "heads");
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();
  JsonArray *array;

  if (name == NULL || !json_object_has_member (presets, name))
    return NULL;

  array = json_object_get_array_member (presets, name);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (heads, g_strdup (json_array_get_string_element (array, i)));
  g_ptr_array_add (heads, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&heads), FALSE);
}

char **
mdg_issue_heads_dup_codes (void)
{
  g_autoptr (JsonParser) parser = load_vocabulary ();
  JsonArray *terms = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "terms");
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      JsonObject *term = json_array_get_object_element (terms, i);

      if (json_object_get_boolean_member_with_default (term, "head", FALSE))
        g_ptr_array_add (codes, g_strdup (json_object_get_string_member (term, "code")));
    }
  g_ptr_array_add (codes, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

char *
mdg_issue_heads_format (const char *const *codes,
                        const char *const *heads)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *head = g_strdelimit (g_strdup (heads[i]), "\n\r\t", ' ');

      g_strstrip (head);
      if (*head != '\0')
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "\n" : "", codes[i], head);
    }

  return g_string_free (text, FALSE);
}

/* Heads by code of column; what is not in it is called as in the vocabulary. */
static GHashTable *
load_heads (MdgCentre *centre)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *name = centre != NULL ? mdg_record_get_text (MDG_RECORD (centre), MDG_CENTRE_HEADS) : NULL;
  const char *own = centre != NULL ? mdg_record_get_text (MDG_RECORD (centre), MDG_CENTRE_COLUMN_HEADS) : NULL;
  g_auto (GStrv) heads = mdg_issue_heads_dup (name);
  g_auto (GStrv) codes = mdg_issue_heads_dup_codes ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; heads != NULL && heads[i] != NULL && codes[i] != NULL; i++)
    g_hash_table_insert (table, g_strdup (codes[i]), g_strdup (heads[i]));
  if (g_strcmp0 (name, MDG_ISSUE_HEADS_OWN) != 0 || own == NULL)
    return table;

  lines = g_strsplit (own, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      char *equals = strchr (*line, '=');

      if (equals != NULL && equals[1] != '\0')
        g_hash_table_insert (table, g_strndup (*line, (gsize) (equals - *line)), g_strdup (equals + 1));
    }

  return table;
}

static MdgIssueGroupStyle
get_style (const char *code)
{
  static const char letters[] = "CFPM";
  const char *at = *code != '\0' && g_ascii_isdigit (code[1]) ? strchr (letters, *code) : NULL;

  return at != NULL ? (MdgIssueGroupStyle) (at - letters) : MDG_ISSUE_GROUP_OTHER;
}

static guint
take_group (MdgIssueColumns *self,
            const char *label,
            const char *code)
{
  MdgIssueGroup *group;

  for (guint i = 0; i < self->groups->len; i++)
    if (strcmp (((MdgIssueGroup *) self->groups->pdata[i])->label, label) == 0)
      return i;

  group = g_new0 (MdgIssueGroup, 1);
  group->label = g_strdup (label);
  group->mark = g_utf8_substring (label, 0, 1);
  group->style = get_style (code);
  if (group->style == MDG_ISSUE_GROUP_MEDICAL)
    {
      /* "本人" of both person groups begins alike. */
      g_free (group->mark);
      group->mark = g_strdup ("医");
    }
  g_ptr_array_add (self->groups, group);

  return self->groups->len - 1;
}

static gboolean
is_head (MdgTerm *term)
{
  return get_text (term, MDG_TERM_PARENT) == NULL && get_text (term, MDG_TERM_GROUP) != NULL;
}

static void
add_column (MdgIssueColumns *self,
            MdgTerm *term,
            GHashTable *heads)
{
  MdgIssueColumn *column = g_new0 (MdgIssueColumn, 1);
  const char *head = g_hash_table_lookup (heads, get_text (term, MDG_TERM_CODE));

  column->code = g_strdup (get_text (term, MDG_TERM_CODE));
  column->plain_head = g_strdup (get_text (term, MDG_TERM_LABEL));
  column->head = g_strdup (head != NULL ? head : column->plain_head);
  column->group = take_group (self, get_text (term, MDG_TERM_GROUP), column->code);
  column->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->columns, column);
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const MdgIssueColumn *x = *(const MdgIssueColumn *const *) a;
  const MdgIssueColumn *y = *(const MdgIssueColumn *const *) b;

  return x->group < y->group ? -1 : x->group > y->group;
}

/* Columns a centre has added come last in the vocabulary, but stand in their group. */
static void
sort_columns (MdgIssueColumns *self)
{
  g_ptr_array_sort (self->columns, compare_columns);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MdgIssueColumn *column = self->columns->pdata[i];
      MdgIssueGroup *group = self->groups->pdata[column->group];

      if (group->n_columns++ == 0)
        group->first = i;
      g_hash_table_insert (self->places, column->code, GUINT_TO_POINTER (i * PLACE_STRIDE + 1));
    }
}

static void
add_item (MdgIssueColumns *self,
          MdgTerm *term)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, get_text (term, MDG_TERM_PARENT)));
  MdgIssueColumn *column;

  if (place == 0 || g_hash_table_contains (self->places, get_text (term, MDG_TERM_CODE)))
    return;

  column = self->columns->pdata[place / PLACE_STRIDE];
  g_hash_table_insert (self->places, (char *) get_text (term, MDG_TERM_CODE), GUINT_TO_POINTER (place + 1 + column->items->len));
  g_ptr_array_add (column->items, g_object_ref (term));
}

MdgIssueColumns *
mdg_issue_columns_new (MdgVocabularies *vocabularies,
                       MdgCentre *centre,
                       int fiscal_year)
{
  MdgIssueColumns *self = g_new0 (MdgIssueColumns, 1);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, "issue", fiscal_year);
  g_autoptr (GHashTable) heads = load_heads (centre);

  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->fiscal_year = fiscal_year;

  for (guint i = 0; i < terms->len; i++)
    if (is_head (terms->pdata[i]))
      add_column (self, terms->pdata[i], heads);
  sort_columns (self);
  for (guint i = 0; i < terms->len; i++)
    if (get_text (terms->pdata[i], MDG_TERM_PARENT) != NULL)
      add_item (self, terms->pdata[i]);

  return self;
}

guint
mdg_issue_columns_get_n_groups (MdgIssueColumns *self)
{
  return self->groups->len;
}

const MdgIssueGroup *
mdg_issue_columns_get_group (MdgIssueColumns *self,
                             guint group)
{
  g_return_val_if_fail (group < self->groups->len, NULL);

  return self->groups->pdata[group];
}

guint
mdg_issue_columns_get_n_columns (MdgIssueColumns *self)
{
  return self->columns->len;
}

const MdgIssueColumn *
mdg_issue_columns_get_column (MdgIssueColumns *self,
                              guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return self->columns->pdata[column];
}

guint
mdg_issue_columns_find (MdgIssueColumns *self,
                        const char *issue,
                        guint *item)
{
  guint place = issue != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, issue)) : 0;

  if (item != NULL)
    *item = place % PLACE_STRIDE > 1 ? place % PLACE_STRIDE - 2 : G_MAXUINT;

  return place > 0 ? place / PLACE_STRIDE : G_MAXUINT;
}

int
mdg_issue_columns_get_fiscal_year (MdgIssueColumns *self)
{
  return self->fiscal_year;
}
