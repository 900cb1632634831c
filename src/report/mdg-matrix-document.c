#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-matrix-document-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"

G_DEFINE_FINAL_TYPE (MdgMatrixDocument, mdg_matrix_document, MDG_TYPE_DOCUMENT)

static void
clear_group (gpointer data)
{
  MdgMatrixGroup *group = data;

  g_free (group->label);
  g_free (group->total);
}

static void
clear_column (gpointer data)
{
  MdgMatrixColumn *column = data;

  g_free (column->head);
  g_free (column->total);
}

static void
clear_row (gpointer data)
{
  MdgMatrixRow *row = data;

  g_free (row->letter);
  g_free (row->attributes);
  g_free (row->stage);
  g_ptr_array_unref (row->cells);
}

static void
clear_evidence (gpointer data)
{
  MdgMatrixEvidence *evidence = data;

  g_free (evidence->footnote);
  g_free (evidence->text);
}

static MdgMatrixGroup *
get_group (MdgMatrixDocument *self,
           guint index)
{
  return &g_array_index (self->groups, MdgMatrixGroup, index);
}

static MdgMatrixColumn *
get_column (MdgMatrixDocument *self,
            guint index)
{
  return &g_array_index (self->columns, MdgMatrixColumn, index);
}

static guint
mdg_matrix_document_paginate (MdgDocument *document,
                              MdgTextCache *cache)
{
  return mdg_matrix_sheet_paginate (MDG_MATRIX_DOCUMENT (document), cache);
}

static void
mdg_matrix_document_draw_page (MdgDocument *document,
                               MdgCanvas *canvas,
                               guint page)
{
  mdg_matrix_sheet_draw_page (MDG_MATRIX_DOCUMENT (document), canvas, page);
}

static void
mdg_matrix_document_finalize (GObject *object)
{
  MdgMatrixDocument *self = MDG_MATRIX_DOCUMENT (object);

  g_free (self->heading);
  g_ptr_array_unref (self->title_lines);
  g_free (self->meeting);
  g_free (self->meeting_date);
  g_array_unref (self->groups);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->evidence);
  g_array_unref (self->panels);
  g_free (self->title_text);
  g_free (self->notes_text);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_matrix_document_parent_class)->finalize (object);
}

static void
mdg_matrix_document_class_init (MdgMatrixDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_matrix_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A3_LANDSCAPE | 1u << MDG_PAPER_A4_LANDSCAPE;
  document_class->paginate = mdg_matrix_document_paginate;
  document_class->draw_page = mdg_matrix_document_draw_page;
}

static GArray *
new_array (guint size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

static void
mdg_matrix_document_init (MdgMatrixDocument *self)
{
  self->heading = g_strdup (_ ("Issues of the cases"));
  mdg_document_set_title (MDG_DOCUMENT (self), self->heading);
  self->title_lines = g_ptr_array_new_with_free_func (g_free);
  self->groups = new_array (sizeof (MdgMatrixGroup), clear_group);
  self->columns = new_array (sizeof (MdgMatrixColumn), clear_column);
  self->rows = new_array (sizeof (MdgMatrixRow), clear_row);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->evidence = new_array (sizeof (MdgMatrixEvidence), clear_evidence);
  self->panels = g_array_new (FALSE, TRUE, sizeof (MdgMatrixPanel));
  self->flow = mdg_flow_new (self, mdg_matrix_sheet_fill_row);
}

MdgMatrixDocument *
mdg_matrix_document_new (void)
{
  return g_object_new (MDG_TYPE_MATRIX_DOCUMENT, NULL);
}

void
mdg_matrix_document_set_heading (MdgMatrixDocument *self,
                                 const char *heading)
{
  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self));

  mdg_set_str (&self->heading, heading);
}

void
mdg_matrix_document_add_title_line (MdgMatrixDocument *self,
                                    const char *line)
{
  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self) && line != NULL);

  g_ptr_array_add (self->title_lines, g_strdup (line));
}

void
mdg_matrix_document_set_meeting (MdgMatrixDocument *self,
                                 const char *meeting,
                                 const char *date)
{
  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self));

  mdg_set_str (&self->meeting, meeting);
  mdg_set_str (&self->meeting_date, date);
}

guint
mdg_matrix_document_add_group (MdgMatrixDocument *self,
                               const char *label,
                               MdgGroupPattern pattern)
{
  MdgMatrixGroup group = { g_strdup (label), NULL, pattern };

  g_return_val_if_fail (MDG_IS_MATRIX_DOCUMENT (self), 0);

  g_array_append_val (self->groups, group);

  return self->groups->len - 1;
}

guint
mdg_matrix_document_add_column (MdgMatrixDocument *self,
                                guint group,
                                const char *head)
{
  MdgMatrixColumn column = { group, g_strdup (head), NULL };

  g_return_val_if_fail (MDG_IS_MATRIX_DOCUMENT (self), 0);
  g_return_val_if_fail (group < self->groups->len, 0);

  g_array_append_val (self->columns, column);

  return self->columns->len - 1;
}

guint
mdg_matrix_document_get_n_columns (MdgMatrixDocument *self)
{
  g_return_val_if_fail (MDG_IS_MATRIX_DOCUMENT (self), 0);

  return self->columns->len;
}

guint
mdg_matrix_document_add_row (MdgMatrixDocument *self,
                             const char *letter,
                             gboolean starred,
                             const char *attributes,
                             const char *stage)
{
  MdgMatrixRow row = { g_strconcat (letter, starred ? "★" : "", NULL),
                       g_strdup (attributes),
                       g_strdup (stage),
                       g_ptr_array_new_with_free_func (g_free) };

  g_return_val_if_fail (MDG_IS_MATRIX_DOCUMENT (self), 0);

  g_array_append_val (self->rows, row);

  return self->rows->len - 1;
}

void
mdg_matrix_document_add_label (MdgMatrixDocument *self,
                               guint row,
                               guint column,
                               const char *label,
                               const char *footnote)
{
  GPtrArray *cells;
  char *old;

  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self) && label != NULL);
  g_return_if_fail (row < self->rows->len && column < self->columns->len);

  cells = g_array_index (self->rows, MdgMatrixRow, row).cells;
  if (cells->len <= column)
    g_ptr_array_set_size (cells, (int) column + 1);

  old = g_ptr_array_index (cells, column);
  g_ptr_array_index (cells, column) = g_strconcat (old != NULL ? old : "",
                                                   old != NULL ? "\n" : "",
                                                   label,
                                                   footnote != NULL ? footnote : "",
                                                   NULL);
  g_free (old);
}

void
mdg_matrix_document_set_column_total (MdgMatrixDocument *self,
                                      guint column,
                                      const char *total)
{
  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self) && column < self->columns->len);

  mdg_set_str (&get_column (self, column)->total, total);
}

void
mdg_matrix_document_set_group_total (MdgMatrixDocument *self,
                                     guint group,
                                     const char *total)
{
  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self) && group < self->groups->len);

  mdg_set_str (&get_group (self, group)->total, total);
}

void
mdg_matrix_document_add_note (MdgMatrixDocument *self,
                              const char *note)
{
  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self) && note != NULL);

  g_ptr_array_add (self->notes, g_strdup (note));
}

void
mdg_matrix_document_add_evidence (MdgMatrixDocument *self,
                                  const char *footnote,
                                  const char *text)
{
  MdgMatrixEvidence evidence = { g_strdup (footnote), g_strdup (text) };

  g_return_if_fail (MDG_IS_MATRIX_DOCUMENT (self));

  g_array_append_val (self->evidence, evidence);
}
