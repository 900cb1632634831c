#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-issues-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-rows-private.h"

#define TEXT_SIZE 9.0
#define CHART_HEIGHT 85.0
#define SPACE 5.0

struct _MdgIssuesDocument
{
  MdgDocument parent_instance;

  MdgTable *table;
  MdgChart *chart;
  MdgHeatMap *map;
  char *conditions;

  MdgArea area; /* as laid out */
  double head;
  double *widths;
  MdgFlow *flow;
};

G_DEFINE_FINAL_TYPE (MdgIssuesDocument, mdg_issues_document, MDG_TYPE_DOCUMENT)

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgIssuesDocument *self = source;
  guint n_rows = mdg_table_get_n_rows (self->table);

  if (index == 0)
    {
      mdg_rows_table_head (out, self->table, self->widths, TEXT_SIZE);
      return;
    }

  index--;
  if (index < n_rows)
    {
      mdg_rows_table_row (out, self->table, index, self->widths, TEXT_SIZE);
      out->head = 0;
      return;
    }

  mdg_rows_note (out, self->area.width, g_ptr_array_index (mdg_table_get_notes (self->table), index - n_rows));
}

static guint
mdg_issues_document_paginate (MdgDocument *document,
                              MdgTextCache *cache)
{
  MdgIssuesDocument *self = MDG_ISSUES_DOCUMENT (document);
  guint n = mdg_table_get_n_columns (self->table);
  MdgFlowFrame frame = { 0 };
  double sum = 0;

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  self->head = mdg_page_get_head_height (document, cache, &self->area, mdg_table_get_title (self->table), self->conditions);
  g_free (self->widths);
  self->widths = g_new0 (double, n);
  for (guint i = 0; i < n; i++)
    sum += mdg_table_get_column_weight (self->table, i);
  for (guint i = 0; i < n; i++)
    self->widths[i] = self->area.width * mdg_table_get_column_weight (self->table, i) / sum;

  frame.left = self->area.left;
  frame.width = self->area.width;
  frame.first_top = frame.top = self->area.top + MDG_PAGE_HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  return 1 + mdg_flow_paginate (self->flow, cache, &frame, 1 + mdg_table_get_n_rows (self->table) + mdg_table_get_notes (self->table)->len);
}

static void
draw_pictures (MdgIssuesDocument *self,
               MdgCanvas *canvas)
{
  MdgTextStyle style = { 11, TRUE, MDG_ALIGN_LEFT, 0 };
  double y = self->area.top + self->head;
  double bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  if (mdg_table_get_n_rows (self->table) == 0)
    {
      mdg_canvas_text (canvas, C_ ("print", "None."), self->area.left, y, self->area.width, &style);
      return;
    }

  y += mdg_canvas_text (canvas, _ ("Issues by month"), self->area.left, y, self->area.width, &style) + 1;
  mdg_chart_draw (self->chart, canvas, self->area.left, y, self->area.width, CHART_HEIGHT);
  y += CHART_HEIGHT + SPACE;
  y += mdg_canvas_text (canvas, _ ("Heads of the issues by month"), self->area.left, y, self->area.width, &style) + 1;
  mdg_heat_map_draw (self->map, canvas, 0, self->area.left, y, self->area.width, bottom - y);
}

static void
mdg_issues_document_draw_page (MdgDocument *document,
                               MdgCanvas *canvas,
                               guint page)
{
  MdgIssuesDocument *self = MDG_ISSUES_DOCUMENT (document);

  mdg_page_draw_head (document, canvas, page, &self->area, mdg_table_get_title (self->table), self->conditions, NULL);
  if (page == 0)
    draw_pictures (self, canvas);
  else
    mdg_flow_draw (self->flow, canvas, page - 1);
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_issues_document_finalize (GObject *object)
{
  MdgIssuesDocument *self = MDG_ISSUES_DOCUMENT (object);

  g_clear_object (&self->table);
  g_clear_pointer (&self->chart, mdg_chart_free);
  g_clear_pointer (&self->map, mdg_heat_map_free);
  g_free (self->conditions);
  g_free (self->widths);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_issues_document_parent_class)->finalize (object);
}

static void
mdg_issues_document_class_init (MdgIssuesDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_issues_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_PORTRAIT;
  document_class->paginate = mdg_issues_document_paginate;
  document_class->draw_page = mdg_issues_document_draw_page;
}

static void
mdg_issues_document_init (MdgIssuesDocument *self)
{
  self->flow = mdg_flow_new (self, fill_row);
}

MdgIssuesDocument *
mdg_issues_document_new (MdgTable *table,
                         MdgChart *chart,
                         MdgHeatMap *map)
{
  MdgIssuesDocument *self;

  g_return_val_if_fail (MDG_IS_TABLE (table), NULL);

  self = g_object_new (MDG_TYPE_ISSUES_DOCUMENT, "title", mdg_table_get_title (table), NULL);
  self->table = g_object_ref (table);
  self->chart = chart;
  self->map = map;

  return self;
}

void
mdg_issues_document_set_conditions (MdgIssuesDocument *self,
                                    const char *conditions)
{
  g_return_if_fail (MDG_IS_ISSUES_DOCUMENT (self));

  mdg_set_str (&self->conditions, conditions);
}
