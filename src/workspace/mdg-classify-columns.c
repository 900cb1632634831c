#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-classify-columns.h"

#include "mdg-issue-columns.h"

#include <string.h>

struct _MdgClassifyColumns
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
  MdgColumnGroup *group = data;

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
  g_ptr_array_unref (column->items);
  g_free (column);
}

void
mdg_classify_columns_free (MdgClassifyColumns *self)
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

static MdgIssueGroupStyle
get_style (const char *code)
{
  static const char letters[] = "CFPM";
  const char *at = *code != '\0' && g_ascii_isdigit (code[1]) ? strchr (letters, *code) : NULL;

  return at != NULL ? (MdgIssueGroupStyle) (at - letters) : MDG_ISSUE_GROUP_OTHER;
}

static void
add_group (MdgClassifyColumns *self,
           const char *label)
{
  MdgColumnGroup *group = g_new0 (MdgColumnGroup, 1);

  group->label = g_strdup (label);
  g_ptr_array_add (self->groups, group);
}

static void
add_column (MdgClassifyColumns *self,
            MdgMatrix *shape,
            guint index)
{
  MdgIssueColumn *column = g_new0 (MdgIssueColumn, 1);
  MdgColumnGroup *group = self->groups->pdata[mdg_matrix_get_column_group (shape, index)];

  column->code = g_strdup (mdg_matrix_get_column_code (shape, index));
  column->head = g_strdup (mdg_matrix_get_column_head (shape, index));
  column->group = mdg_matrix_get_column_group (shape, index);
  column->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->columns, column);
  g_hash_table_insert (self->places, column->code, GUINT_TO_POINTER (index * PLACE_STRIDE + 1));

  if (group->n_columns++ > 0)
    return;

  group->first = index;
  group->style = get_style (column->code);
  /* Both groups of the person begin with the same character. */
  group->mark = group->style == MDG_ISSUE_GROUP_MEDICAL ? g_strdup ("医") : g_utf8_substring (group->label, 0, 1);
}

static void
add_item (MdgClassifyColumns *self,
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

MdgClassifyColumns *
mdg_classify_columns_new (MdgWorkspace *workspace,
                          int fiscal_year)
{
  MdgClassifyColumns *self = g_new0 (MdgClassifyColumns, 1);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (mdg_workspace_get_vocabularies (workspace), "issue", fiscal_year);
  g_autoptr (MdgMatrix) shape = mdg_matrix_new ();

  self->groups = g_ptr_array_new_with_free_func (free_group);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->fiscal_year = fiscal_year;

  mdg_issue_columns_add (workspace, fiscal_year, shape);
  for (guint i = 0; i < mdg_matrix_get_n_groups (shape); i++)
    add_group (self, mdg_matrix_get_group_label (shape, i));
  for (guint i = 0; i < mdg_matrix_get_n_columns (shape); i++)
    add_column (self, shape, i);
  for (guint i = 0; i < terms->len; i++)
    if (get_text (terms->pdata[i], MDG_TERM_PARENT) != NULL)
      add_item (self, terms->pdata[i]);

  return self;
}

guint
mdg_classify_columns_get_n_groups (MdgClassifyColumns *self)
{
  return self->groups->len;
}

const MdgColumnGroup *
mdg_classify_columns_get_group (MdgClassifyColumns *self,
                                guint group)
{
  g_return_val_if_fail (group < self->groups->len, NULL);

  return self->groups->pdata[group];
}

guint
mdg_classify_columns_get_n_columns (MdgClassifyColumns *self)
{
  return self->columns->len;
}

const MdgIssueColumn *
mdg_classify_columns_get_column (MdgClassifyColumns *self,
                                 guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return self->columns->pdata[column];
}

guint
mdg_classify_columns_find (MdgClassifyColumns *self,
                           const char *issue,
                           guint *item)
{
  guint place = issue != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, issue)) : 0;

  if (item != NULL)
    *item = place % PLACE_STRIDE > 1 ? place % PLACE_STRIDE - 2 : G_MAXUINT;

  return place > 0 ? place / PLACE_STRIDE : G_MAXUINT;
}

int
mdg_classify_columns_get_fiscal_year (MdgClassifyColumns *self)
{
  return self->fiscal_year;
}
