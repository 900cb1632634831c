#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-page-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-units.h"

#define NUMBER_WIDTH 22.0
#define BOX_WIDTH 56.0
#define FOOT_TEXT 6.0 /* two lines of 8 points */

void
mdg_page_get_area (MdgPaper paper,
                   MdgArea *area)
{
  double width;
  double height;

  mdg_paper_get_size_mm (paper, &width, &height);
  if (paper == MDG_PAPER_A4_PORTRAIT)
    *area = (MdgArea){ 20, 15, width - 20 - 15, height - 15 - 12 };
  else
    *area = (MdgArea){ 20, 14, width - 20 - 12, height - 14 - 12 };
}

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

double
mdg_page_draw_mark (MdgCanvas *canvas,
                    const char *mark,
                    double right,
                    double y,
                    double size)
{
  MdgTextStyle style = { size, TRUE, MDG_ALIGN_CENTRE, 1.0 };
  const MdgTextBlock *block;
  double width;
  double height;

  if (!is_set (mark))
    return 0;

  block = mdg_text_cache_get (mdg_canvas_get_cache (canvas), mark, size, TRUE, 0);
  width = mdg_points_to_mm (mdg_text_block_get_width (block)) + 5;
  height = mdg_text_block_get_height_mm (block, 1, &style) + 2.4;
  mdg_canvas_box (canvas, right - width, y, width, height, MDG_LINE_THICK);
  mdg_canvas_show_lines (canvas, block, 0, 1, right - width, y + 1.2, width, &style);

  return width;
}

static void
append_part (GString *string,
             const char *part,
             const char *separator)
{
  if (!is_set (part))
    return;

  if (string->len > 0)
    g_string_append (string, separator);
  g_string_append (string, part);
}

static char *
dup_phones (const MdgLetterhead *letterhead)
{
  GString *string = g_string_new (NULL);

  if (is_set (letterhead->tel))
    g_string_append_printf (string, C_ ("print", "TEL %s"), letterhead->tel);
  if (is_set (letterhead->fax))
    g_string_append_printf (string, "%s%s %s", string->len > 0 ? "　" : "", C_ ("print", "FAX"), letterhead->fax);

  return g_string_free (string, FALSE);
}

void
mdg_page_draw_foot (MdgDocument *document,
                    MdgCanvas *canvas,
                    guint page,
                    const MdgArea *area,
                    gboolean contact)
{
  const MdgLetterhead *letterhead = mdg_document_get_letterhead (document);
  const char *date = mdg_document_get_date (document);
  MdgTextCache *cache = mdg_canvas_get_cache (canvas);
  const MdgTextBlock *block;
  double y = area->top + area->height - FOOT_TEXT;
  double made_width;
  double side;
  MdgTextStyle style = { 8, FALSE, MDG_ALIGN_LEFT, 1.0 };
  g_autoptr (GString) centre = g_string_new (NULL);
  g_autoptr (GString) made = g_string_new (NULL);
  g_autofree char *number = g_strdup_printf (C_ ("print", "Page %u/%u"), page + 1, mdg_document_get_n_pages (document));

  append_part (centre, letterhead->name, "");
  if (contact)
    {
      g_autofree char *phones = dup_phones (letterhead);

      append_part (centre, phones, "　");
      append_part (centre, letterhead->hours, "　");
    }

  append_part (made, mdg_document_get_version (document), "・");
  append_part (made, mdg_document_get_edition (document), "・");
  if (is_set (date))
    {
      g_autofree char *words = g_strdup_printf (C_ ("print", "made %s"), date);

      append_part (made, words, "・");
    }

  made_width = mdg_points_to_mm (mdg_text_block_get_width (mdg_text_cache_get (cache, made->str, 8, FALSE, 0)));
  side = area->width - MAX (made_width, 30) - NUMBER_WIDTH - 4;
  mdg_canvas_text_in_box (canvas, centre->str, area->left, y, side, 6, &style);
  /* In the middle of the page unless the sender needs the room. */
  block = mdg_text_cache_get (cache, centre->str, 8, FALSE, mdg_mm_to_points (side));
  side = mdg_points_to_mm (mdg_text_block_get_width (block)) + 3;
  mdg_canvas_text_in_box (canvas,
                          made->str,
                          area->left + MAX (side, (area->width - made_width) / 2),
                          y,
                          area->width - NUMBER_WIDTH - MAX (side, (area->width - made_width) / 2),
                          6,
                          &style);
  style.align = MDG_ALIGN_RIGHT;
  mdg_canvas_text_in_box (canvas, number, area->left + area->width - NUMBER_WIDTH, y, NUMBER_WIDTH, 6, &style);
}

double
mdg_page_draw_letterhead (MdgDocument *document,
                          MdgCanvas *canvas,
                          double right,
                          double y,
                          double width)
{
  const MdgLetterhead *letterhead = mdg_document_get_letterhead (document);
  g_autofree char *phones = dup_phones (letterhead);
  MdgTextStyle name = { 10, TRUE, MDG_ALIGN_RIGHT, 0 };
  MdgTextStyle rest = { 8.5, FALSE, MDG_ALIGN_RIGHT, 0 };
  double start = y;

  y += mdg_canvas_text (canvas, letterhead->name, right - width, y, width, &name);
  y += mdg_canvas_text (canvas, letterhead->address, right - width, y, width, &rest);
  y += mdg_canvas_text (canvas, phones, right - width, y, width, &rest);
  y += mdg_canvas_text (canvas, letterhead->hours, right - width, y, width, &rest);

  return y - start;
}

/* The mark in its box, and under it to whom the sheet is lent and its number; returns the height, 0 for a mark alone. */
static double
draw_box (MdgDocument *document,
          MdgCanvas *canvas,
          const MdgArea *area)
{
  const char *circle = mdg_document_get_circle (document);
  g_autofree char *numbers = mdg_document_dup_numbers (document);
  MdgTextStyle mark = { 14, TRUE, MDG_ALIGN_CENTRE, 1.0 };
  MdgTextStyle text = { 10, FALSE, MDG_ALIGN_CENTRE, 1.3 };
  double x = area->left + area->width - BOX_WIDTH;
  double y = area->top + 1.2;

  if (!is_set (circle) && !is_set (numbers))
    return 0;

  y += mdg_canvas_text (canvas, mdg_document_get_handling (document), x, y, BOX_WIDTH, &mark) + 0.8;
  y += mdg_canvas_text (canvas, circle, x, y, BOX_WIDTH, &text);
  y += mdg_canvas_text (canvas, numbers, x, y, BOX_WIDTH, &text) + 1;
  mdg_canvas_box (canvas, x, area->top, BOX_WIDTH, y - area->top, MDG_LINE_THICK);

  return y - area->top;
}

/* The same drawing gives the height on a canvas without paper. */
static double
draw_first_head (MdgDocument *document,
                 MdgCanvas *canvas,
                 const MdgArea *area,
                 double used,
                 const char *title,
                 const char *lines)
{
  MdgTextStyle style = { 16, TRUE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle line_style = { 10, FALSE, MDG_ALIGN_LEFT, 1.35 };
  double y = area->top;
  double box = draw_box (document, canvas, area);
  double left_height;
  double right_height;

  y += MAX (9, mdg_canvas_text (canvas, title, area->left, y, area->width - used - 4, &style)) + 0.5;
  left_height = mdg_canvas_text (canvas, lines, area->left, y, area->width * 0.53, &line_style);
  right_height = box > 0 ? MAX (area->top + box + 1.5 - y, 0) : 0;
  right_height += mdg_page_draw_letterhead (document,
                                            canvas,
                                            area->left + area->width,
                                            y + right_height,
                                            area->width * 0.45);

  return y + MAX (left_height, right_height) + 2.5 - area->top;
}

/* What the box of the first page says, in one line. */
static char *
dup_lent (MdgDocument *document)
{
  const char *circle = mdg_document_get_circle (document);
  g_autofree char *numbers = mdg_document_dup_numbers (document);

  if (!is_set (circle) || !is_set (numbers))
    return g_strdup (is_set (circle) ? circle : numbers);

  return g_strconcat (circle, "　", numbers, NULL);
}

static double
draw_marks (MdgDocument *document,
            MdgCanvas *canvas,
            const MdgArea *area,
            double size,
            const char *second_mark)
{
  double right = area->left + area->width;
  double used = mdg_page_draw_mark (canvas, mdg_document_get_handling (document), right, area->top, size);

  if (is_set (second_mark))
    {
      double gap = used > 0 ? 3 : 0;

      used += gap + mdg_page_draw_mark (canvas, second_mark, right - used - gap, area->top, size);
    }

  return used;
}

double
mdg_page_get_head_height (MdgDocument *document,
                          MdgTextCache *cache,
                          const MdgArea *area,
                          const char *title,
                          const char *lines)
{
  g_autoptr (MdgCanvas) canvas = mdg_canvas_new (NULL, cache);

  /* Room for two marks, so that a second one never changes the height. */
  return draw_first_head (document, canvas, area, area->width * 0.4, title, lines);
}

void
mdg_page_draw_head (MdgDocument *document,
                    MdgCanvas *canvas,
                    guint page,
                    const MdgArea *area,
                    const char *title,
                    const char *lines,
                    const char *second_mark)
{
  if (page > 0)
    {
      g_autofree char *lent = dup_lent (document);
      double used = draw_marks (document, canvas, area, 9, lent != NULL ? lent : second_mark);
      g_autofree char *continued = g_strdup_printf (C_ ("print", "%s (continued)"), title);
      MdgTextStyle style = { 10, TRUE, MDG_ALIGN_LEFT, 0 };

      mdg_canvas_text_in_box (canvas, continued, area->left, area->top, area->width - used - 4, 6, &style);
    }
  else
    {
      if (mdg_document_get_circle (document) == NULL)
        draw_marks (document, canvas, area, 12, second_mark);
      draw_first_head (document, canvas, area, area->width * 0.4, title, lines);
    }
}
