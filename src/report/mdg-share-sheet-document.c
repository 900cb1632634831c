#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-share-sheet-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-rows-private.h"

#define N_HEADINGS MDG_SHARE_SHEET_DOCUMENT_N_HEADINGS
#define HEADING_WIDTH 56.0
#define NUMBER_WIDTH 7.5
#define LARGEST_SIZE 10.5
#define LEAST_ROW 10.0
#define FIELD_ROW 7.5
#define WRITING_LINE 7.0

typedef struct
{
  char *label;
  char *value;
  gboolean wide;
} Field;

struct _MdgShareSheetDocument
{
  MdgDocument parent_instance;

  char *lines;
  GArray *fields;
  char *entries[N_HEADINGS];

  MdgArea area; /* as laid out */
  double size;
  double row_height;
  GArray *field_rows; /* index of the first field of each row */
  MdgFlow *flow;
};

G_DEFINE_FINAL_TYPE (MdgShareSheetDocument, mdg_share_sheet_document, MDG_TYPE_DOCUMENT)

static const char *const headings[N_HEADINGS] = {
  NC_ ("print", "Physician and care manager in charge"),
  NC_ ("print", "Wishes for treatment and life ahead"),
  NC_ ("print", "State and changes seen while caring, medication taken"),
  NC_ ("print", "Eating, toilet and other daily living"),
  NC_ ("print", "The house"),
  NC_ ("print", "What the family can do"),
  NC_ ("print", "Illnesses and drugs"),
  NC_ ("print", "What was explained and how it was taken"),
  NC_ ("print", "Changes to expect and what to do; hospital and wishes in an emergency"),
  NC_ ("print", "Cautions for treatment at home"),
  NC_ ("print", "Points for daily support and care"),
  NC_ ("print", "Policy for the last stage of life"),
};

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_free (field->label);
  g_free (field->value);
}

const char *
mdg_share_sheet_document_get_heading (guint index)
{
  g_return_val_if_fail (index < N_HEADINGS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "print", headings[index]);
}

static void
draw_writing_lines (MdgCanvas *canvas,
                    double x,
                    double y,
                    double height,
                    guint first_line,
                    gpointer data)
{
  MdgShareSheetDocument *self = data;
  double right = x + self->area.width - 2;

  for (double line = WRITING_LINE; line < height - 2; line += WRITING_LINE)
    mdg_canvas_line (canvas, x + HEADING_WIDTH + 2, y + line, right, y + line, MDG_LINE_DOTTED);
}

static void
fill_entry (MdgShareSheetDocument *self,
            guint index,
            MdgFlowRow *out)
{
  MdgTextStyle heading = { 9, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle text = { self->size, FALSE, MDG_ALIGN_LEFT, 1.3 };
  const char *number = mdg_flow_row_take (out, g_strdup_printf ("%u", index + 1));
  MdgTextStyle number_style = { 9, FALSE, MDG_ALIGN_RIGHT, 0 };
  MdgFlowCell *cell = mdg_flow_row_add (out, 0, NUMBER_WIDTH, number, &number_style);

  cell->shade = MDG_ROWS_SHADE;
  cell->top = TRUE;
  cell = mdg_flow_row_add (out, NUMBER_WIDTH, HEADING_WIDTH - NUMBER_WIDTH, mdg_share_sheet_document_get_heading (index), &heading);
  cell->shade = MDG_ROWS_SHADE;
  cell->top = TRUE;
  cell = mdg_flow_row_add (out, HEADING_WIDTH, self->area.width - HEADING_WIDTH, self->entries[index], &text);
  cell->left = MDG_LINE_THIN;
  cell->top = TRUE;
  mdg_rows_frame (out, self->area.width, index == 0, index + 1 == N_HEADINGS);
  out->min_height = self->row_height;
  out->padding = 1.2;
  out->side_padding = 1.5;
  out->split = TRUE;
  if (self->entries[index] == NULL || *self->entries[index] == '\0')
    {
      out->draw = draw_writing_lines;
      out->draw_data = self;
    }
}

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgShareSheetDocument *self = source;
  double half = self->area.width / 2;
  guint i;
  const Field *field;

  if (index >= self->field_rows->len)
    {
      fill_entry (self, index - self->field_rows->len, out);
      return;
    }

  i = g_array_index (self->field_rows, guint, index);
  field = &g_array_index (self->fields, Field, i);
  mdg_rows_add_field (out, 0, field->wide ? self->area.width : half, field->label, field->value);
  if (!field->wide)
    {
      const Field *next = i + 1 < self->fields->len ? field + 1 : NULL;
      gboolean pair = next != NULL && !next->wide;

      mdg_rows_add_field (out, half, half, pair ? next->label : NULL, pair ? next->value : NULL);
    }
  mdg_rows_frame (out, self->area.width, index == 0, FALSE);
  out->min_height = FIELD_ROW;
}

static void
pair_fields (MdgShareSheetDocument *self)
{
  g_array_set_size (self->field_rows, 0);
  for (guint i = 0; i < self->fields->len; i++)
    {
      g_array_append_val (self->field_rows, i);
      if (!g_array_index (self->fields, Field, i).wide && i + 1 < self->fields->len && !g_array_index (self->fields, Field, i + 1).wide)
        i++;
    }
}

/* Height of all rows when none of the headings is lower than row_height. */
static double
measure_rows (MdgShareSheetDocument *self,
              MdgTextCache *cache,
              double row_height)
{
  double height = 0;

  self->row_height = row_height;
  for (guint i = 0; i < self->field_rows->len + N_HEADINGS; i++)
    height += mdg_flow_measure (self->flow, cache, i);

  return height;
}

/* The largest text that keeps the sheet on its page, then the rows as high as the page allows. */
static void
fit_page (MdgShareSheetDocument *self,
          MdgTextCache *cache,
          double available)
{
  double smallest = mdg_text_cache_get_min_size (cache);
  double low = LEAST_ROW;
  double high = available / N_HEADINGS;

  self->size = MAX (LARGEST_SIZE, smallest);
  while (measure_rows (self, cache, LEAST_ROW) > available && self->size > smallest)
    self->size = MAX (self->size - 0.5, smallest);

  for (guint i = 0; i < 12 && high > low; i++)
    {
      double middle = (low + high) / 2;

      if (measure_rows (self, cache, middle) <= available)
        low = middle;
      else
        high = middle;
    }
  self->row_height = low;
}

static guint
mdg_share_sheet_document_paginate (MdgDocument *document,
                                   MdgTextCache *cache)
{
  MdgShareSheetDocument *self = MDG_SHARE_SHEET_DOCUMENT (document);
  const char *title = _ ("Sheet for sharing information");
  MdgFlowFrame frame = { 0 };

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  pair_fields (self);

  frame.left = self->area.left;
  frame.width = self->area.width;
  frame.first_top = self->area.top + mdg_page_get_head_height (document, cache, &self->area, title, self->lines);
  frame.top = self->area.top + MDG_PAGE_HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;
  fit_page (self, cache, frame.bottom - frame.first_top);

  return mdg_flow_paginate (self->flow, cache, &frame, self->field_rows->len + N_HEADINGS);
}

static void
mdg_share_sheet_document_draw_page (MdgDocument *document,
                                    MdgCanvas *canvas,
                                    guint page)
{
  MdgShareSheetDocument *self = MDG_SHARE_SHEET_DOCUMENT (document);

  mdg_page_draw_head (document, canvas, page, &self->area, _ ("Sheet for sharing information"), self->lines, NULL);
  mdg_flow_draw (self->flow, canvas, page);
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_share_sheet_document_finalize (GObject *object)
{
  MdgShareSheetDocument *self = MDG_SHARE_SHEET_DOCUMENT (object);

  g_free (self->lines);
  g_array_unref (self->fields);
  g_array_unref (self->field_rows);
  for (guint i = 0; i < N_HEADINGS; i++)
    g_free (self->entries[i]);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_share_sheet_document_parent_class)->finalize (object);
}

static void
mdg_share_sheet_document_class_init (MdgShareSheetDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_share_sheet_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_PORTRAIT;
  document_class->paginate = mdg_share_sheet_document_paginate;
  document_class->draw_page = mdg_share_sheet_document_draw_page;
}

static void
mdg_share_sheet_document_init (MdgShareSheetDocument *self)
{
  mdg_document_set_title (MDG_DOCUMENT (self), _ ("Sheet for sharing information"));
  self->fields = g_array_new (FALSE, TRUE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  self->field_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->flow = mdg_flow_new (self, fill_row);
}

MdgShareSheetDocument *
mdg_share_sheet_document_new (void)
{
  return g_object_new (MDG_TYPE_SHARE_SHEET_DOCUMENT, NULL);
}

void
mdg_share_sheet_document_set_lines (MdgShareSheetDocument *self,
                                    const char *lines)
{
  g_return_if_fail (MDG_IS_SHARE_SHEET_DOCUMENT (self));

  mdg_set_str (&self->lines, lines);
}

void
mdg_share_sheet_document_add_field (MdgShareSheetDocument *self,
                                    const char *label,
                                    const char *value,
                                    gboolean wide)
{
  Field field = { g_strdup (label), g_strdup (value), wide };

  g_return_if_fail (MDG_IS_SHARE_SHEET_DOCUMENT (self));

  g_array_append_val (self->fields, field);
}

void
mdg_share_sheet_document_set_entry (MdgShareSheetDocument *self,
                                    guint index,
                                    const char *text)
{
  g_return_if_fail (MDG_IS_SHARE_SHEET_DOCUMENT (self));
  g_return_if_fail (index < N_HEADINGS);

  mdg_set_str (&self->entries[index], text);
}
