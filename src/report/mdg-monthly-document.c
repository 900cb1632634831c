#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-monthly-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-rows-private.h"

#define TEXT_SIZE 10.0
#define LABEL_WIDTH 79.0
#define NUMBER_WIDTH 24.0
#define LEAST_LABEL_WIDTH 59.0
#define SEAL 18.0
#define N_SEALS 3
#define SEAL_HEAD 5.0
#define CHANGED "※ "

typedef struct
{
  MdgTable *table; /* or NULL for a text */
  double *widths;
  char *heading; /* with its number */
  char *text;
  double height;
  GHashTable *changed; /* row << 8 | column */
  guint first_row;     /* in the flow */
} Section;

struct _MdgMonthlyDocument
{
  MdgDocument parent_instance;

  char *addressee;
  char *report_date;
  char *month;
  char *approvers[N_SEALS];
  GPtrArray *sections;

  MdgArea area;
  char *heading; /* as laid out */
  MdgFlow *flow;
};

G_DEFINE_FINAL_TYPE (MdgMonthlyDocument, mdg_monthly_document, MDG_TYPE_DOCUMENT)

static void
section_free (gpointer data)
{
  Section *section = data;

  g_clear_object (&section->table);
  g_free (section->widths);
  g_free (section->heading);
  g_free (section->text);
  g_clear_pointer (&section->changed, g_hash_table_unref);
  g_free (section);
}

/* Rows in the flow: heading, then head, rows and notes, or the box of text. */
static guint
get_section_length (const Section *section)
{
  if (section->table == NULL)
    return 2;

  return 2 + mdg_table_get_n_rows (section->table) + mdg_table_get_notes (section->table)->len;
}

static const Section *
find_section (MdgMonthlyDocument *self,
              guint index)
{
  const Section *section = NULL;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const Section *next = g_ptr_array_index (self->sections, i);

      if (next->first_row > index)
        break;
      section = next;
    }

  return section;
}

static void
mark_changes (const Section *section,
              guint row,
              MdgFlowRow *out)
{
  for (guint i = 0; section->changed != NULL && i < out->cells->len; i++)
    {
      MdgFlowCell *cell = &g_array_index (out->cells, MdgFlowCell, i);

      if (!g_hash_table_contains (section->changed, GUINT_TO_POINTER (row << 8 | i)))
        continue;
      cell->text = mdg_flow_row_take (out, g_strconcat (CHANGED, cell->text, NULL));
      cell->style.bold = TRUE;
    }
}

static void
fill_text (MdgMonthlyDocument *self,
           const Section *section,
           MdgFlowRow *out)
{
  MdgTextStyle style = { TEXT_SIZE, FALSE, MDG_ALIGN_LEFT, 1.5 };

  mdg_flow_row_add (out, 0, self->area.width, section->text, &style)->top = TRUE;
  mdg_rows_frame (out, self->area.width, TRUE, TRUE);
  out->min_height = section->height;
  out->padding = 1.5;
  out->side_padding = 2;
  out->split = TRUE;
}

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgMonthlyDocument *self = source;
  const Section *section = find_section (self, index);
  guint row = index - section->first_row;
  guint n_rows;

  if (row == 0)
    {
      mdg_rows_heading (out, self->area.width, section->heading);
      return;
    }
  if (section->table == NULL)
    {
      fill_text (self, section, out);
      return;
    }
  if (row == 1)
    {
      mdg_rows_table_head (out, section->table, section->widths, section->widths[1] < NUMBER_WIDTH ? 8 : 9);
      return;
    }

  row -= 2;
  n_rows = mdg_table_get_n_rows (section->table);
  if (row >= n_rows)
    {
      mdg_rows_note (out, self->area.width, g_ptr_array_index (mdg_table_get_notes (section->table), row - n_rows));
      return;
    }

  mdg_rows_table_row (out, section->table, row, section->widths, TEXT_SIZE);
  mark_changes (section, row, out);
  out->head = section->first_row + 1;
  /* Neither a row or two after the head nor the total with its note are left alone. */
  out->keep = row < MIN (2, n_rows - 1) || row + 2 == n_rows || (row + 1 == n_rows && mdg_table_get_notes (section->table)->len > 0);
}

/* 79 mm for the label and 24 for each figure as the form has it; more columns share the page. */
static void
set_widths (Section *section,
            double available)
{
  guint n = mdg_table_get_n_columns (section->table);
  double number = NUMBER_WIDTH;
  double label = LABEL_WIDTH;

  if (n > 1 && label + (n - 1) * number > available)
    {
      number = MIN (NUMBER_WIDTH, (available - LEAST_LABEL_WIDTH) / (n - 1));
      label = available - (n - 1) * number;
    }

  g_free (section->widths);
  section->widths = g_new0 (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    section->widths[i] = i == 0 ? label : number;
}

static void
draw_seals (MdgMonthlyDocument *self,
            MdgCanvas *canvas,
            double right,
            double y)
{
  MdgTextStyle style = { 9, FALSE, MDG_ALIGN_CENTRE, 1.4 };
  gboolean headed = FALSE;
  double left = right - N_SEALS * SEAL;
  double head;

  for (guint i = 0; i < N_SEALS; i++)
    headed = headed || self->approvers[i] != NULL;
  head = headed ? SEAL_HEAD : 0;

  mdg_canvas_box (canvas, left - 6, y, 6, head + SEAL, MDG_LINE_THIN);
  mdg_canvas_text_in_box (canvas, C_ ("print", "Seal"), left - 5, y, 4, head + SEAL, &style);
  for (guint i = 0; i < N_SEALS; i++)
    {
      double x = left + i * SEAL;

      mdg_canvas_box (canvas, x, y, SEAL, head + SEAL, MDG_LINE_THIN);
      if (headed)
        {
          mdg_canvas_line (canvas, x, y + head, x + SEAL, y + head, MDG_LINE_THIN);
          mdg_canvas_text_in_box (canvas, self->approvers[i], x + 0.5, y, SEAL - 1, head, &style);
        }
    }
}

/* The head of the first page; returns where it ends. */
static double
draw_first_head (MdgMonthlyDocument *self,
                 MdgCanvas *canvas)
{
  MdgDocument *document = MDG_DOCUMENT (self);
  const char *edition = mdg_document_get_edition (document);
  const MdgArea *area = &self->area;
  double right = area->left + area->width;
  double y = area->top;
  double sender;
  MdgTextStyle left_style = { 11, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle right_style = { 10, FALSE, MDG_ALIGN_RIGHT, 0 };
  MdgTextStyle title = { 14, TRUE, MDG_ALIGN_CENTRE, 0 };
  MdgTextStyle remark = { 10, FALSE, MDG_ALIGN_CENTRE, 0 };

  mdg_page_draw_mark (canvas, mdg_document_get_handling (document), right, y, 12);
  y += 9;
  mdg_canvas_text (canvas, self->report_date, area->left + area->width * 0.6, y, area->width * 0.4, &right_style);
  y += MAX (6, mdg_canvas_text (canvas, self->addressee, area->left, y, area->width * 0.58, &left_style));
  y += 3;
  y += mdg_canvas_text (canvas, self->heading, area->left, y, area->width, &title);
  if (edition != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("%s: %smarks a corrected figure"), edition, CHANGED);

      y += 1 + mdg_canvas_text (canvas, words, area->left, y + 1, area->width, &remark);
    }
  y += 3;

  draw_seals (self, canvas, right, y);
  sender = mdg_page_draw_letterhead (document, canvas, right - N_SEALS * SEAL - 10, y, area->width - N_SEALS * SEAL - 12);

  return y + MAX (sender, SEAL + SEAL_HEAD) + 2;
}

static guint
mdg_monthly_document_paginate (MdgDocument *document,
                               MdgTextCache *cache)
{
  MdgMonthlyDocument *self = MDG_MONTHLY_DOCUMENT (document);
  g_autoptr (MdgCanvas) canvas = mdg_canvas_new (NULL, cache);
  MdgFlowFrame frame = { 0 };
  guint n_rows = 0;

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  g_free (self->heading);
  self->heading = g_strdup_printf (_ ("Report of consultations (%s)"), self->month != NULL ? self->month : "");

  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = g_ptr_array_index (self->sections, i);

      if (section->table != NULL)
        set_widths (section, self->area.width);
      section->first_row = n_rows;
      n_rows += get_section_length (section);
    }

  frame.left = self->area.left;
  frame.width = self->area.width;
  frame.first_top = draw_first_head (self, canvas);
  frame.top = self->area.top + MDG_PAGE_HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  return mdg_flow_paginate (self->flow, cache, &frame, n_rows);
}

static void
mdg_monthly_document_draw_page (MdgDocument *document,
                                MdgCanvas *canvas,
                                guint page)
{
  MdgMonthlyDocument *self = MDG_MONTHLY_DOCUMENT (document);

  if (page == 0)
    draw_first_head (self, canvas);
  else
    mdg_page_draw_head (document, canvas, page, &self->area, self->heading, NULL, NULL);
  mdg_flow_draw (self->flow, canvas, page);
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_monthly_document_finalize (GObject *object)
{
  MdgMonthlyDocument *self = MDG_MONTHLY_DOCUMENT (object);

  g_free (self->addressee);
  g_free (self->report_date);
  g_free (self->month);
  for (guint i = 0; i < N_SEALS; i++)
    g_free (self->approvers[i]);
  g_ptr_array_unref (self->sections);
  g_free (self->heading);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_monthly_document_parent_class)->finalize (object);
}

static void
mdg_monthly_document_class_init (MdgMonthlyDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_monthly_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_PORTRAIT;
  document_class->paginate = mdg_monthly_document_paginate;
  document_class->draw_page = mdg_monthly_document_draw_page;
}

static void
mdg_monthly_document_init (MdgMonthlyDocument *self)
{
  mdg_document_set_title (MDG_DOCUMENT (self), _ ("Monthly report of consultations"));
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->flow = mdg_flow_new (self, fill_row);
}

MdgMonthlyDocument *
mdg_monthly_document_new (void)
{
  return g_object_new (MDG_TYPE_MONTHLY_DOCUMENT, NULL);
}

void
mdg_monthly_document_set_addressee (MdgMonthlyDocument *self,
                                    const char *addressee)
{
  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));

  mdg_set_str (&self->addressee, addressee);
}

void
mdg_monthly_document_set_report_date (MdgMonthlyDocument *self,
                                      const char *date)
{
  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));

  mdg_set_str (&self->report_date, date);
}

void
mdg_monthly_document_set_month (MdgMonthlyDocument *self,
                                const char *month)
{
  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));

  mdg_set_str (&self->month, month);
}

void
mdg_monthly_document_set_approvers (MdgMonthlyDocument *self,
                                    const char *first,
                                    const char *second,
                                    const char *third)
{
  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));

  mdg_set_str (&self->approvers[0], first);
  mdg_set_str (&self->approvers[1], second);
  mdg_set_str (&self->approvers[2], third);
}

static Section *
add_section (MdgMonthlyDocument *self,
             const char *heading)
{
  Section *section = g_new0 (Section, 1);

  section->heading = g_strdup_printf ("%u　%s", self->sections->len + 1, heading);
  g_ptr_array_add (self->sections, section);

  return section;
}

guint
mdg_monthly_document_add_table (MdgMonthlyDocument *self,
                                MdgTable *table)
{
  g_return_val_if_fail (MDG_IS_MONTHLY_DOCUMENT (self), 0);
  g_return_val_if_fail (MDG_IS_TABLE (table), 0);

  add_section (self, mdg_table_get_title (table))->table = g_object_ref (table);

  return self->sections->len - 1;
}

guint
mdg_monthly_document_add_text (MdgMonthlyDocument *self,
                               const char *heading,
                               const char *text,
                               double height)
{
  Section *section;

  g_return_val_if_fail (MDG_IS_MONTHLY_DOCUMENT (self), 0);

  section = add_section (self, heading);
  section->text = g_strdup (text);
  section->height = height;

  return self->sections->len - 1;
}

void
mdg_monthly_document_mark_changed (MdgMonthlyDocument *self,
                                   guint section,
                                   guint row,
                                   guint column)
{
  Section *changed;

  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));
  g_return_if_fail (section < self->sections->len && column < 256);

  changed = g_ptr_array_index (self->sections, section);
  if (changed->changed == NULL)
    changed->changed = g_hash_table_new (NULL, NULL);
  g_hash_table_add (changed->changed, GUINT_TO_POINTER (row << 8 | column));
}
