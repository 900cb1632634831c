#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-table-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-rows-private.h"

#define TEXT_SIZE 9.0

struct _MdgTableDocument
{
  MdgDocument parent_instance;

  MdgTable *table;
  char *conditions;
  double text_size;

  MdgArea area; /* as laid out */
  double *widths;
  MdgFlow *flow;
};

G_DEFINE_FINAL_TYPE (MdgTableDocument, mdg_table_document, MDG_TYPE_DOCUMENT)

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgTableDocument *self = source;
  guint n_rows = mdg_table_get_n_rows (self->table);

  if (index == 0)
    {
      mdg_rows_table_head (out, self->table, self->widths, self->text_size);
      return;
    }

  index--;
  if (index < n_rows)
    {
      mdg_rows_table_row (out, self->table, index, self->widths, self->text_size);
      out->head = 0;
      return;
    }

  index -= n_rows;
  if (n_rows == 0 && index-- == 0)
    {
      mdg_rows_note (out, self->area.width, C_ ("print", "None."));
      return;
    }
  mdg_rows_note (out, self->area.width, g_ptr_array_index (mdg_table_get_notes (self->table), index));
}

static void
set_widths (MdgTableDocument *self)
{
  guint n = mdg_table_get_n_columns (self->table);
  double sum = 0;

  g_free (self->widths);
  self->widths = g_new0 (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    sum += MAX (mdg_table_get_column_weight (self->table, i), 0.1);
  for (guint i = 0; i < n; i++)
    self->widths[i] = self->area.width * MAX (mdg_table_get_column_weight (self->table, i), 0.1) / sum;
}

static guint
mdg_table_document_paginate (MdgDocument *document,
                             MdgTextCache *cache)
{
  MdgTableDocument *self = MDG_TABLE_DOCUMENT (document);
  guint n_rows = mdg_table_get_n_rows (self->table);
  const char *title = mdg_table_get_title (self->table);
  MdgFlowFrame frame = { 0 };

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  set_widths (self);

  frame.left = self->area.left;
  frame.width = self->area.width;
  frame.first_top = self->area.top + mdg_page_get_head_height (document, cache, &self->area, title, self->conditions);
  frame.top = self->area.top + MDG_PAGE_HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  return mdg_flow_paginate (self->flow,
                            cache,
                            &frame,
                            1 + MAX (n_rows, 1) + mdg_table_get_notes (self->table)->len);
}

static void
mdg_table_document_draw_page (MdgDocument *document,
                              MdgCanvas *canvas,
                              guint page)
{
  MdgTableDocument *self = MDG_TABLE_DOCUMENT (document);

  mdg_page_draw_head (document,
                      canvas,
                      page,
                      &self->area,
                      mdg_table_get_title (self->table),
                      self->conditions,
                      NULL);
  mdg_flow_draw (self->flow, canvas, page);
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_table_document_finalize (GObject *object)
{
  MdgTableDocument *self = MDG_TABLE_DOCUMENT (object);

  g_clear_object (&self->table);
  g_free (self->conditions);
  g_free (self->widths);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_table_document_parent_class)->finalize (object);
}

static void
mdg_table_document_class_init (MdgTableDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_table_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_LANDSCAPE | 1u << MDG_PAPER_A4_PORTRAIT | 1u << MDG_PAPER_A3_LANDSCAPE;
  document_class->paginate = mdg_table_document_paginate;
  document_class->draw_page = mdg_table_document_draw_page;
}

static void
mdg_table_document_init (MdgTableDocument *self)
{
  self->text_size = TEXT_SIZE;
  self->flow = mdg_flow_new (self, fill_row);
}

MdgTableDocument *
mdg_table_document_new (MdgTable *table)
{
  MdgTableDocument *self;

  g_return_val_if_fail (MDG_IS_TABLE (table), NULL);

  self = g_object_new (MDG_TYPE_TABLE_DOCUMENT, "title", mdg_table_get_title (table), NULL);
  self->table = g_object_ref (table);

  return self;
}

void
mdg_table_document_set_conditions (MdgTableDocument *self,
                                   const char *conditions)
{
  g_return_if_fail (MDG_IS_TABLE_DOCUMENT (self));

  mdg_set_str (&self->conditions, conditions);
}

void
mdg_table_document_set_text_size (MdgTableDocument *self,
                                  double size)
{
  g_return_if_fail (MDG_IS_TABLE_DOCUMENT (self));

  self->text_size = size;
}
