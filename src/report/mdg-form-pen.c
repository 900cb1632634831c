#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-form-private.h"

#include "mdg-macros.h"
#include "mdg-rows-private.h"
#include "mdg-units.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PADDING 1.2
#define SQUARE 3.2     /* a box to tick */
#define SQUARE_GAP 0.8 /* to its label */
#define BOX_GAP 1.4    /* to what follows */
#define TIGHT_GAP 0.3  /* to what follows a label that ends with a mark */
#define WORDS_GAP 1.4  /* from words to a box */
#define LEAST_ENTRY 8.0
#define ENTRY_SIZE 10.5
#define LABEL_SIZE 10.0
#define HINT_SIZE 8.0
#define WORDS_SPACING 1.1
#define NOTE_SPACING 1.3
#define MAX_LINES 8

typedef struct
{
  guint first;
  guint n;
  double fixed; /* width of all but the entries */
  guint n_entries;
} ItemLine;

void
mdg_form_rest_free (MdgFormRest *rest)
{
  g_free (rest->label);
  g_free (rest->text);
  g_free (rest);
}

static MdgTextCache *
get_cache (MdgFormPen *pen)
{
  return mdg_canvas_get_cache (pen->canvas);
}

static double
measure (MdgFormPen *pen,
         const char *text,
         double size)
{
  return mdg_points_to_mm (mdg_text_block_get_width (mdg_text_cache_get (get_cache (pen), text, size, FALSE, 0)));
}

/* The words before an entry, without what only leads to it, are its name on the continuation sheet. */
static void
set_name (MdgFormPen *pen,
          const char *words)
{
  g_autoptr (GString) name = g_string_new (words);
  const char *bracket;

  g_string_replace (name, "\n", "", 0);
  g_string_replace (name, "：", "", 0);
  if (g_str_has_prefix (name->str, "（"))
    g_string_erase (name, 0, (gssize) strlen ("（"));
  bracket = strstr (name->str, "（");
  if (bracket != NULL)
    g_string_truncate (name, (gsize) (bracket - name->str));
  if (name->len > 0 && !g_str_equal (name->str, "）"))
    mdg_set_str (&pen->name, name->str);
}

static void
note_crowded (MdgFormPen *pen,
              const char *words)
{
  if (pen->crowded == NULL)
    pen->crowded = g_strdup (words);
}

/* Fixed words in a box; whether they have room is asked for once, when a form is set up. */
static void
draw_words (MdgFormPen *pen,
            const char *words,
            double x,
            double y,
            double width,
            double height,
            const MdgTextStyle *style)
{
  const MdgTextBlock *block = mdg_text_cache_fit (get_cache (pen), words, style->size, style->bold, mdg_mm_to_points (width), mdg_mm_to_points (height), mdg_text_style_get_spacing (style));
  double needed = mdg_text_block_get_height_mm (block, mdg_text_block_get_n_lines (block), style);

  if (needed > height + 0.3 || mdg_points_to_mm (mdg_text_block_get_width (block)) > width + 0.3)
    note_crowded (pen, words);
  mdg_canvas_text_in_box (pen->canvas, words, x, y, width, height, style);
}

static void
leave_rest (MdgFormPen *pen,
            const MdgTextBlock *block,
            const char *label,
            guint first_line)
{
  MdgFormRest *rest;

  if (pen->rest == NULL)
    return;

  rest = g_new0 (MdgFormRest, 1);
  rest->label = g_strdup (label != NULL ? label : "");
  rest->text = mdg_text_block_dup_from (block, first_line);
  g_ptr_array_add (pen->rest, rest);
}

void
mdg_form_pen_draw_text (MdgFormPen *pen,
                        const char *text,
                        const char *label,
                        double x,
                        double y,
                        double width,
                        double height,
                        MdgAlign align,
                        gboolean top)
{
  MdgTextStyle style = { ENTRY_SIZE, FALSE, align, top ? NOTE_SPACING : WORDS_SPACING };
  MdgTextStyle marker = { HINT_SIZE, FALSE, MDG_ALIGN_RIGHT, style.spacing };
  const MdgTextBlock *block;
  double needed;
  double advance;
  guint room;
  guint kept;

  if (text == NULL || *text == '\0')
    return;

  block = mdg_text_cache_fit (get_cache (pen), text, style.size, FALSE, mdg_mm_to_points (width), mdg_mm_to_points (height), style.spacing);
  needed = mdg_text_block_get_height_mm (block, mdg_text_block_get_n_lines (block), &style);
  if (needed <= height + 0.05)
    {
      mdg_canvas_show_lines (pen->canvas, block, 0, mdg_text_block_get_n_lines (block), x, top ? y : y + (height - needed) / 2, width, &style);
      return;
    }

  /* The last line says where it goes on. */
  advance = mdg_text_block_get_height_mm (block, 1, &style);
  room = (guint) MAX (1, floor ((height + 0.05) / advance));
  kept = room - 1;
  if (!top)
    y += (height - room * advance) / 2;
  mdg_canvas_show_lines (pen->canvas, block, 0, kept, x, y, width, &style);
  mdg_canvas_text (pen->canvas, C_ ("print", "→ continued"), x, y + kept * advance, width, &marker);
  leave_rest (pen, block, label, kept);
}

/* Brackets and points have their own white. */
static gboolean
ends_with_mark (const char *text)
{
  static const char *const marks[] = { "（", "）", "・", "：" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (text, marks[i]))
      return TRUE;

  return FALSE;
}

static double
get_gap (GPtrArray *items,
         guint i,
         guint end)
{
  const MdgFormItem *item = items->pdata[i];
  const MdgFormItem *next = i + 1 < end ? items->pdata[i + 1] : NULL;

  if (item->kind == MDG_FORM_BOX)
    return ends_with_mark (item->text) ? TIGHT_GAP : BOX_GAP;

  return item->kind == MDG_FORM_WORDS && next != NULL && next->kind == MDG_FORM_BOX && !ends_with_mark (item->text) ? WORDS_GAP : 0;
}

/* Without the gap behind it. */
static double
measure_item (MdgFormPen *pen,
              const MdgFormItem *item,
              double size)
{
  const char *text;

  switch (item->kind)
    {
    case MDG_FORM_WORDS:
      return measure (pen, item->text, size);

    case MDG_FORM_BOX:
      return SQUARE + SQUARE_GAP + measure (pen, item->text, size);

    case MDG_FORM_ENTRY:
      text = mdg_form_data_get_text (pen->data, item->key);
      return text != NULL ? MAX (LEAST_ENTRY, measure (pen, text, HINT_SIZE)) : LEAST_ENTRY;

    case MDG_FORM_BREAK:
    default:
      return 0;
    }
}

/* An entry without text needs no line of its own; one that is written stays with the bracket behind it. */
static double
get_needed (MdgFormPen *pen,
            GPtrArray *items,
            guint i,
            guint end,
            double size)
{
  const MdgFormItem *item = items->pdata[i];
  double width = measure_item (pen, item, size);

  if (item->kind != MDG_FORM_ENTRY)
    return width;
  if (mdg_form_data_get_text (pen->data, item->key) == NULL)
    width = 0;
  if (i + 1 < end && ((const MdgFormItem *) items->pdata[i + 1])->kind == MDG_FORM_WORDS)
    width += measure_item (pen, items->pdata[i + 1], size);

  return width;
}

static guint
break_items (MdgFormPen *pen,
             GPtrArray *items,
             guint first,
             guint end,
             double width,
             guint max_lines,
             double size,
             ItemLine *lines)
{
  guint n_lines = 1;
  double x = 0;

  lines[0] = (ItemLine){ .first = first };
  for (guint i = first; i < end; i++)
    {
      const MdgFormItem *item = items->pdata[i];
      ItemLine *line = &lines[n_lines - 1];
      gboolean is_break = item->kind == MDG_FORM_BREAK;

      if ((is_break || (line->n > 0 && x + get_needed (pen, items, i, end, size) > width + 0.2)) && n_lines < max_lines)
        {
          line = &lines[n_lines++];
          *line = (ItemLine){ .first = is_break ? i + 1 : i };
          x = 0;
        }
      if (is_break)
        continue;
      line->n = i + 1 - line->first;
      if (item->kind == MDG_FORM_ENTRY)
        {
          /* One that is too long for its line goes on elsewhere and leaves the words behind it where they are. */
          line->n_entries++;
          if (mdg_form_data_get_text (pen->data, item->key) != NULL)
            x = MIN (x + measure_item (pen, item, size), MAX (x, width - get_needed (pen, items, i, end, size) + measure_item (pen, item, size)));
          continue;
        }
      line->fixed += measure_item (pen, item, size) + get_gap (items, i, end);
      x += measure_item (pen, item, size) + get_gap (items, i, end);
    }

  return n_lines;
}

static void
draw_item (MdgFormPen *pen,
           const MdgFormItem *item,
           double x,
           double y,
           double width,
           double height,
           double size)
{
  MdgTextStyle style = { size, FALSE, MDG_ALIGN_LEFT, WORDS_SPACING };
  double label = x + SQUARE + SQUARE_GAP;

  switch (item->kind)
    {
    case MDG_FORM_WORDS:
      draw_words (pen, item->text, x, y, width + 0.2, height, &style);
      set_name (pen, item->text);
      break;

    case MDG_FORM_BOX:
      mdg_canvas_check_box (pen->canvas, x, y + (height - SQUARE) / 2, SQUARE, mdg_form_data_is_ticked (pen->data, item->key, item->code));
      draw_words (pen, item->text, label, y, x + width + 0.2 - label, height, &style);
      set_name (pen, item->text);
      break;

    case MDG_FORM_ENTRY:
      mdg_form_pen_draw_text (pen, mdg_form_data_get_text (pen->data, item->key), pen->name, x + 0.8, y, width - 1.2, height, item->right ? MDG_ALIGN_RIGHT : MDG_ALIGN_LEFT, FALSE);
      break;

    case MDG_FORM_BREAK:
    default:
      break;
    }
}

static void
draw_items (MdgFormPen *pen,
            GPtrArray *items,
            guint first,
            guint end,
            double x,
            double y,
            double width,
            double height,
            double size)
{
  double least = mdg_text_cache_get_min_size (get_cache (pen));
  ItemLine lines[MAX_LINES];
  guint max_lines;
  guint n_lines;

  size = MAX (size, least);
  max_lines = CLAMP ((guint) (height / mdg_points_to_mm (size * WORDS_SPACING) + 0.05), 1, MAX_LINES);
  n_lines = break_items (pen, items, first, end, width, max_lines, size, lines);
  height /= n_lines;
  for (guint i = 0; i < n_lines; i++, y += height)
    {
      const ItemLine *line = &lines[i];
      double spare = MAX (0, width - line->fixed);
      double at = x;

      if (line->fixed > width + BOX_GAP + 0.2)
        note_crowded (pen, ((const MdgFormItem *) items->pdata[line->first])->text);
      for (guint j = line->first; j < line->first + line->n; j++)
        {
          const MdgFormItem *item = items->pdata[j];
          double item_width = item->kind == MDG_FORM_ENTRY ? spare / line->n_entries : measure_item (pen, item, size);

          draw_item (pen, item, at, y, item_width, height, size);
          at += item_width + get_gap (items, j, line->first + line->n);
        }
    }
}

/* Items in columns, row by row. */
static void
draw_columns (MdgFormPen *pen,
              const MdgFormCell *cell,
              double x,
              double y,
              double width,
              double height)
{
  guint n_rows = MAX (1, (cell->n_places + cell->columns - 1) / cell->columns);
  double step = width / cell->columns;
  guint first = 0;

  height /= n_rows;
  while (first < cell->items->len)
    {
      guint place = ((const MdgFormItem *) cell->items->pdata[first])->cell;
      guint end = first;

      while (end < cell->items->len && ((const MdgFormItem *) cell->items->pdata[end])->cell == place)
        end++;
      draw_items (pen, cell->items, first, end, x + place % cell->columns * step, y + place / cell->columns * height, step - 1, height, cell->size);
      first = end;
    }
}

static void
draw_rows (MdgFormPen *pen,
           const MdgFormCell *cell,
           double x,
           double y)
{
  for (guint i = 0; i < cell->rows->len; i++)
    {
      const MdgFormRow *row = cell->rows->pdata[i];
      double left = x;

      if (i > 0)
        mdg_canvas_line (pen->canvas, x, y, x + cell->width, y, MDG_LINE_THIN);
      for (guint j = 0; j < row->cells->len; j++)
        {
          const MdgFormCell *inner = row->cells->pdata[j];

          if (j > 0)
            mdg_canvas_line (pen->canvas, left, y, left, y + row->height, MDG_LINE_THIN);
          mdg_form_pen_draw_cell (pen, inner, left, y, row->height);
          left += inner->width;
        }
      y += row->height;
    }
}

static double
draw_head (MdgFormPen *pen,
           const MdgFormCell *cell,
           double x,
           double y,
           double width)
{
  const char *head = pen->fax && cell->fax_head != NULL ? cell->fax_head : cell->head;
  MdgTextStyle style = { HINT_SIZE, FALSE, MDG_ALIGN_LEFT, WORDS_SPACING };

  if (head == NULL)
    return 0;

  set_name (pen, head);

  return mdg_canvas_text (pen->canvas, head, x, y + 0.7, width, &style) + 1.4;
}

void
mdg_form_pen_draw_cell (MdgFormPen *pen,
                        const MdgFormCell *cell,
                        double x,
                        double y,
                        double height)
{
  double left = x + PADDING;
  double width = cell->width - 2 * PADDING;
  double head;

  if (cell->label != NULL)
    {
      MdgTextStyle style = { LABEL_SIZE, FALSE, MDG_ALIGN_CENTRE, WORDS_SPACING };

      mdg_canvas_fill (pen->canvas, x, y, cell->width, height, MDG_ROWS_SHADE);
      draw_words (pen, cell->label, x + 0.4, y, cell->width - 0.8, height, &style);
      set_name (pen, cell->label);
      return;
    }

  draw_rows (pen, cell, x, y);
  head = draw_head (pen, cell, left, y, width);
  if (cell->note != NULL)
    mdg_form_pen_draw_text (pen, mdg_form_data_get_text (pen->data, cell->note), pen->name, left, y + head, width, height - head - (head > 0 ? 0.6 : 0), MDG_ALIGN_LEFT, head > 0);
  else if (cell->columns > 0)
    draw_columns (pen, cell, left, y + 0.6, width, height - 1.2);
  else if (cell->items->len > 0)
    draw_items (pen, cell->items, 0, cell->items->len, left, y + head, width, height - head, cell->size);
}
