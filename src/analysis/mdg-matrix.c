#define G_LOG_DOMAIN "mdg-analysis"

#include "config.h"

#include "mdg-matrix.h"

#include <string.h>

typedef struct
{
  guint group;
  char *code;
  char *head;
} Column;

typedef struct
{
  MdgUuid case_uuid;
  char *letter;
  gboolean is_starred;
  char *attributes;
  char *stage;
  GArray **cells; /* one a column, NULL when empty */
} Row;

struct _MdgMatrix
{
  GObject parent_instance;

  GPtrArray *groups; /* of char */
  GArray *columns;   /* of Column */
  GArray *rows;      /* of Row */
};

G_DEFINE_FINAL_TYPE (MdgMatrix, mdg_matrix, G_TYPE_OBJECT)

static void
clear_column (gpointer data)
{
  Column *column = data;

  g_free (column->code);
  g_free (column->head);
}

static void
clear_tick (gpointer data)
{
  MdgTick *tick = data;

  g_free (tick->code);
  g_free (tick->label);
}

static void
clear_row (Row *row,
           guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    g_clear_pointer (&row->cells[i], g_array_unref);
  g_free (row->cells);
  g_free (row->letter);
  g_free (row->attributes);
  g_free (row->stage);
}

static void
mdg_matrix_finalize (GObject *object)
{
  MdgMatrix *self = MDG_MATRIX (object);

  for (guint i = 0; i < self->rows->len; i++)
    clear_row (&g_array_index (self->rows, Row, i), self->columns->len);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->groups);

  G_OBJECT_CLASS (mdg_matrix_parent_class)->finalize (object);
}

static void
mdg_matrix_class_init (MdgMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdg_matrix_finalize;
}

static void
mdg_matrix_init (MdgMatrix *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

MdgMatrix *
mdg_matrix_new (void)
{
  return g_object_new (MDG_TYPE_MATRIX, NULL);
}

guint
mdg_matrix_add_group (MdgMatrix *self,
                      const char *label)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self), 0);

  g_ptr_array_add (self->groups, g_strdup (label));

  return self->groups->len - 1;
}

guint
mdg_matrix_add_column (MdgMatrix *self,
                       guint group,
                       const char *code,
                       const char *head)
{
  Column column = { group, g_strdup (code), g_strdup (head) };

  g_return_val_if_fail (MDG_IS_MATRIX (self), 0);
  g_return_val_if_fail (self->rows->len == 0, 0);

  g_array_append_val (self->columns, column);

  return self->columns->len - 1;
}

guint
mdg_matrix_add_row (MdgMatrix *self,
                    const MdgUuid *case_uuid,
                    const char *letter,
                    gboolean is_starred,
                    const char *attributes,
                    const char *stage)
{
  Row row = { *case_uuid, g_strdup (letter), is_starred, g_strdup (attributes), g_strdup (stage), NULL };

  g_return_val_if_fail (MDG_IS_MATRIX (self), 0);

  row.cells = g_new0 (GArray *, self->columns->len);
  g_array_append_val (self->rows, row);

  return self->rows->len - 1;
}

static GArray **
get_cell (MdgMatrix *self,
          guint row,
          guint column)
{
  return &g_array_index (self->rows, Row, row).cells[column];
}

void
mdg_matrix_add_tick (MdgMatrix *self,
                     guint row,
                     guint column,
                     const MdgTick *tick)
{
  MdgTick copy = *tick;
  GArray **cell;

  g_return_if_fail (MDG_IS_MATRIX (self));
  g_return_if_fail (row < self->rows->len && column < self->columns->len);

  cell = get_cell (self, row, column);
  if (*cell == NULL)
    {
      *cell = g_array_new (FALSE, FALSE, sizeof (MdgTick));
      g_array_set_clear_func (*cell, clear_tick);
    }
  for (guint i = 0; i < (*cell)->len; i++)
    if (strcmp (g_array_index (*cell, MdgTick, i).code, tick->code) == 0)
      return;

  copy.code = g_strdup (tick->code);
  copy.label = g_strdup (tick->label);
  g_array_append_val (*cell, copy);
}

guint
mdg_matrix_get_n_groups (MdgMatrix *self)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self), 0);

  return self->groups->len;
}

guint
mdg_matrix_get_n_columns (MdgMatrix *self)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self), 0);

  return self->columns->len;
}

guint
mdg_matrix_get_n_rows (MdgMatrix *self)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self), 0);

  return self->rows->len;
}

const char *
mdg_matrix_get_group_label (MdgMatrix *self,
                            guint group)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && group < self->groups->len, NULL);

  return self->groups->pdata[group];
}

guint
mdg_matrix_get_column_group (MdgMatrix *self,
                             guint column)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && column < self->columns->len, 0);

  return g_array_index (self->columns, Column, column).group;
}

const char *
mdg_matrix_get_column_code (MdgMatrix *self,
                            guint column)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && column < self->columns->len, NULL);

  return g_array_index (self->columns, Column, column).code;
}

const char *
mdg_matrix_get_column_head (MdgMatrix *self,
                            guint column)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && column < self->columns->len, NULL);

  return g_array_index (self->columns, Column, column).head;
}

int
mdg_matrix_find_column (MdgMatrix *self,
                        const char *code)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self), -1);

  for (guint i = 0; code != NULL && i < self->columns->len; i++)
    if (strcmp (g_array_index (self->columns, Column, i).code, code) == 0)
      return (int) i;

  return -1;
}

static const Row *
get_row (MdgMatrix *self,
         guint row)
{
  return &g_array_index (self->rows, Row, row);
}

const MdgUuid *
mdg_matrix_get_case (MdgMatrix *self,
                     guint row)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && row < self->rows->len, NULL);

  return &get_row (self, row)->case_uuid;
}

const char *
mdg_matrix_get_letter (MdgMatrix *self,
                       guint row)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && row < self->rows->len, NULL);

  return get_row (self, row)->letter;
}

gboolean
mdg_matrix_is_starred (MdgMatrix *self,
                       guint row)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && row < self->rows->len, FALSE);

  return get_row (self, row)->is_starred;
}

const char *
mdg_matrix_get_attributes (MdgMatrix *self,
                           guint row)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && row < self->rows->len, NULL);

  return get_row (self, row)->attributes;
}

const char *
mdg_matrix_get_stage (MdgMatrix *self,
                      guint row)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self) && row < self->rows->len, NULL);

  return get_row (self, row)->stage;
}

const MdgTick *
mdg_matrix_get_cell (MdgMatrix *self,
                     guint row,
                     guint column,
                     guint *n)
{
  GArray *cell;

  *n = 0;
  g_return_val_if_fail (MDG_IS_MATRIX (self), NULL);
  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, NULL);

  cell = *get_cell (self, row, column);
  if (cell == NULL)
    return NULL;

  *n = cell->len;

  return (const MdgTick *) (const void *) cell->data;
}

guint
mdg_matrix_count_cases (MdgMatrix *self,
                        guint column)
{
  guint n = 0;

  g_return_val_if_fail (MDG_IS_MATRIX (self) && column < self->columns->len, 0);

  for (guint row = 0; row < self->rows->len; row++)
    n += *get_cell (self, row, column) != NULL;

  return n;
}

static gboolean
has_group (MdgMatrix *self,
           guint row,
           guint group)
{
  for (guint column = 0; column < self->columns->len; column++)
    if (g_array_index (self->columns, Column, column).group == group && *get_cell (self, row, column) != NULL)
      return TRUE;

  return FALSE;
}

guint
mdg_matrix_count_group_cases (MdgMatrix *self,
                              guint group)
{
  guint n = 0;

  g_return_val_if_fail (MDG_IS_MATRIX (self) && group < self->groups->len, 0);

  for (guint row = 0; row < self->rows->len; row++)
    n += has_group (self, row, group);

  return n;
}

guint
mdg_matrix_count_ticks (MdgMatrix *self,
                        guint column)
{
  guint n = 0;

  g_return_val_if_fail (MDG_IS_MATRIX (self) && column < self->columns->len, 0);

  for (guint row = 0; row < self->rows->len; row++)
    {
      GArray *cell = *get_cell (self, row, column);

      n += cell != NULL ? cell->len : 0;
    }

  return n;
}

int
mdg_matrix_get_share (MdgMatrix *self,
                      guint n)
{
  g_return_val_if_fail (MDG_IS_MATRIX (self), -1);

  if (self->rows->len == 0)
    return -1;

  return (int) ((2000 * n + self->rows->len) / (2 * self->rows->len));
}
