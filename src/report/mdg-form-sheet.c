#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-form-private.h"

#include "mdg-code.h"
#include "mdg-rows-private.h"
#include "mdg-units.h"

#include <glib/gi18n-lib.h>

#define TITLE_SIZE 16.0
#define TITLE_WIDTH 101.0 /* beside the heading of a copy */
#define ADDRESSEE_WIDTH 122.0
#define BLOCK_WIDTH 119.0 /* of the centre's block */
#define BLOCK_LABEL 16.0
#define BLOCK_HEIGHT 19.0
#define BLOCK_TOP 2.0
#define NUMBER_WIDTH 32.0
#define CODE_GAP 3.5

static double
measure (MdgFormPen *pen,
         const char *text,
         double size)
{
  return mdg_points_to_mm (mdg_text_block_get_width (mdg_text_cache_get (mdg_canvas_get_cache (pen->canvas), text, size, TRUE, 0)));
}

/* アウトリーチ　／　個別相談　依頼書, the one that was chosen in an oval. */
static void
draw_title (MdgFormPen *pen,
            double left,
            double y)
{
  MdgTextStyle style = { TITLE_SIZE, TRUE, MDG_ALIGN_LEFT, 1.0 };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  double width;

  for (guint i = 0; i < pen->layout->choices->len; i++)
    {
      if (i > 0)
        g_ptr_array_add (words, (char *) "　／　");
      g_ptr_array_add (words, ((const MdgFormChoice *) pen->layout->choices->pdata[i])->label);
    }
  if (words->len > 0)
    g_ptr_array_add (words, (char *) "　");
  g_ptr_array_add (words, pen->layout->title);

  for (;; style.size -= 0.5)
    {
      width = 0;
      for (guint i = 0; i < words->len; i++)
        width += measure (pen, words->pdata[i], style.size);
      if (width <= TITLE_WIDTH || style.size <= 10)
        break;
    }
  if (width > MDG_FORM_WIDTH && pen->crowded == NULL)
    pen->crowded = g_strdup (pen->layout->title);

  left += (MDG_FORM_WIDTH - width) / 2;
  for (guint i = 0; i < words->len; i++)
    {
      const MdgFormChoice *choice = i % 2 == 0 && i / 2 < pen->layout->choices->len ? pen->layout->choices->pdata[i / 2] : NULL;

      width = measure (pen, words->pdata[i], style.size);
      mdg_canvas_text_in_box (pen->canvas, words->pdata[i], left, y, width + 1, 12, &style);
      if (choice != NULL && mdg_form_data_is_ticked (pen->data, "kind", choice->code))
        mdg_canvas_oval (pen->canvas, left - 3, y + 1.5, width + 6, 9);
      left += width;
    }
}

static void
draw_sheet_head (MdgFormPen *pen,
                 double left,
                 double top)
{
  const MdgFormLayout *layout = pen->layout;
  const char *written = mdg_form_data_get_text (pen->data, "request.date");
  MdgTextStyle addressee = { 12, FALSE, MDG_ALIGN_LEFT, 1.1 };
  MdgTextStyle fax = { 10, FALSE, MDG_ALIGN_RIGHT, 1.1 };
  MdgTextStyle note = { 9, FALSE, MDG_ALIGN_LEFT, 1.1 };
  MdgTextStyle date = { 10.5, FALSE, MDG_ALIGN_RIGHT, 1.1 };
  g_autofree char *fax_words = layout->fax != NULL && *layout->fax != '\0' ? g_strdup_printf ("%s %s", C_ ("print", "FAX"), layout->fax) : NULL;
  g_autofree char *date_words = g_strconcat (layout->date != NULL ? layout->date : "", written != NULL ? written : layout->blank_date, NULL);

  mdg_canvas_text_in_box (pen->canvas, layout->addressee, left, top, ADDRESSEE_WIDTH, 10, &addressee);
  mdg_canvas_text_in_box (pen->canvas, fax_words, left + ADDRESSEE_WIDTH, top, MDG_FORM_WIDTH - ADDRESSEE_WIDTH, 10, &fax);
  draw_title (pen, left, top + 10);
  if (layout->choices->len > 1)
    mdg_canvas_text_in_box (pen->canvas, layout->note, left, top + 22, 90, 8, &note);
  mdg_canvas_text_in_box (pen->canvas, date_words, left + 90, top + 22, MDG_FORM_WIDTH - 90, 8, &date);
}

static double
draw_section (MdgFormPen *pen,
              const MdgFormSection *section,
              double left,
              double y)
{
  const MdgFormCell label = { .width = MDG_FORM_LABEL, .label = section->label };
  double x = left + MDG_FORM_LABEL;
  double end = y;

  for (guint i = 0; i < section->rows->len; i++)
    end += ((const MdgFormRow *) section->rows->pdata[i])->height;
  mdg_form_pen_draw_cell (pen, &label, left, y, end - y);
  mdg_canvas_line (pen->canvas, x, y, x, end, MDG_LINE_THIN);

  for (guint i = 0; i < section->rows->len; i++)
    {
      const MdgFormRow *row = section->rows->pdata[i];
      double at = x;

      if (i > 0)
        mdg_canvas_line (pen->canvas, x, y, left + MDG_FORM_WIDTH, y, MDG_LINE_THIN);
      for (guint j = 0; j < row->cells->len; j++)
        {
          const MdgFormCell *cell = row->cells->pdata[j];

          if (j > 0)
            mdg_canvas_line (pen->canvas, at, y, at, y + row->height, MDG_LINE_THIN);
          mdg_form_pen_draw_cell (pen, cell, at, y, row->height);
          at += cell->width;
        }
      y += row->height;
    }

  return end;
}

static void
draw_block (MdgFormPen *pen,
            double left,
            double y)
{
  MdgTextStyle head = { 8, FALSE, MDG_ALIGN_LEFT, 1.1 };
  const MdgFormCell label = { .width = BLOCK_LABEL, .label = (char *) C_ ("print", "Filled in by\nthe centre") };
  double width = (BLOCK_WIDTH - BLOCK_LABEL) / 3;
  double height = BLOCK_HEIGHT / 2;

  mdg_form_pen_draw_cell (pen, &label, left, y, BLOCK_HEIGHT);
  for (guint i = 0; i < MDG_FORM_N_OFFICE; i++)
    {
      double x = left + BLOCK_LABEL + i % 3 * width;
      double top = y + i / 3 * height;
      double used = mdg_canvas_text (pen->canvas, mdg_form_get_office_label (i), x + 1, top + 0.5, width - 2, &head);

      mdg_form_pen_draw_text (pen, mdg_form_data_get_text (pen->data, mdg_form_get_office_key (i)), mdg_form_get_office_label (i), x + 1, top + used + 0.4, width - 2, height - used - 0.6, MDG_ALIGN_LEFT, FALSE);
      mdg_canvas_line (pen->canvas, x, top, x, top + height, MDG_LINE_THIN);
    }
  mdg_canvas_line (pen->canvas, left + BLOCK_LABEL, y + height, left + BLOCK_WIDTH, y + height, MDG_LINE_THIN);
  mdg_canvas_box (pen->canvas, left, y, BLOCK_WIDTH, BLOCK_HEIGHT, MDG_LINE_THIN);
}

void
mdg_form_pen_draw_number (MdgFormPen *pen,
                          double right,
                          double y)
{
  const char *number = mdg_form_data_get_number (pen->data);
  const char *code = mdg_form_data_get_code (pen->data);
  MdgTextStyle label = { 8, FALSE, MDG_ALIGN_RIGHT, 1.2 };
  MdgTextStyle text = { 13, TRUE, MDG_ALIGN_RIGHT, 1.2 };
  double x = right - MDG_FORM_CODE - CODE_GAP - NUMBER_WIDTH;

  if (number != NULL)
    {
      double used = mdg_canvas_text (pen->canvas, mdg_form_data_has_serial (pen->data) ? C_ ("print", "Form No.") : C_ ("print", "Request No."), x, y + 3, NUMBER_WIDTH, &label);

      mdg_canvas_text_in_box (pen->canvas, number, x, y + 3 + used, NUMBER_WIDTH, 8, &text);
    }
  if (code != NULL)
    mdg_code_draw (pen->canvas, code, right - MDG_FORM_CODE, y, MDG_FORM_CODE);
}

void
mdg_form_pen_draw (MdgFormPen *pen,
                   double left,
                   double top)
{
  const MdgFormLayout *layout = pen->layout;
  double y = top + MDG_FORM_HEAD;

  draw_sheet_head (pen, left, top);
  mdg_canvas_line (pen->canvas, left, y, left + MDG_FORM_WIDTH, y, MDG_LINE_THICK);
  for (guint i = 0; i < layout->sections->len; i++)
    {
      y = draw_section (pen, layout->sections->pdata[i], left, y);
      mdg_canvas_line (pen->canvas, left, y, left + MDG_FORM_WIDTH, y, MDG_LINE_THICK);
    }
  mdg_canvas_line (pen->canvas, left, top + MDG_FORM_HEAD, left, y, MDG_LINE_THICK);
  mdg_canvas_line (pen->canvas, left + MDG_FORM_WIDTH, top + MDG_FORM_HEAD, left + MDG_FORM_WIDTH, y, MDG_LINE_THICK);

  if (layout->office)
    {
      mdg_canvas_line (pen->canvas, left, y + 1, left + MDG_FORM_WIDTH, y + 1, MDG_LINE_DASHED);
      draw_block (pen, left, y + BLOCK_TOP);
    }
  mdg_form_pen_draw_number (pen, left + MDG_FORM_WIDTH, y + BLOCK_TOP);
}
