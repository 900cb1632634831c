#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-handover-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-rows-private.h"

#define N_GROUPS (MDG_HANDOVER_WAITING + 1)
#define LARGEST_SIZE 10.5
#define WRITING_LINE 7.5

/* Columns in mm: box, when, what, who, whom to call. */
static const double widths[] = { 9, 20, 58, 34, 54 };

typedef struct
{
  char *texts[4];
} Item;

typedef enum
{
  ROW_HEADING,
  ROW_HEAD,
  ROW_ITEM,
  ROW_NOTE_HEADING,
  ROW_NOTE,
} RowKind;

typedef struct
{
  RowKind kind;
  MdgHandoverGroup group;
  const Item *item;
  guint head_row;
  gboolean last;
} Row;

struct _MdgHandoverDocument
{
  MdgDocument parent_instance;

  char *lines;
  char *note;
  GPtrArray *groups[N_GROUPS]; /* Item */

  MdgArea area;
  double size; /* as laid out */
  GArray *rows;
  MdgFlow *flow;
};

G_DEFINE_FINAL_TYPE (MdgHandoverDocument, mdg_handover_document, MDG_TYPE_DOCUMENT)

static void
item_free (gpointer data)
{
  Item *item = data;

  for (guint i = 0; i < G_N_ELEMENTS (item->texts); i++)
    g_free (item->texts[i]);
  g_free (item);
}

static const char *
get_group_label (MdgHandoverGroup group)
{
  switch (group)
    {
    case MDG_HANDOVER_OVERDUE:
      return C_ ("print", "Overdue");

    case MDG_HANDOVER_TODAY:
      return C_ ("print", "Today");

    case MDG_HANDOVER_SOON:
      return C_ ("print", "Within 5 business days");

    case MDG_HANDOVER_WAITING:
    default:
      return C_ ("print", "Waiting for others");
    }
}

static void
draw_check_box (MdgCanvas *canvas,
                double x,
                double y,
                double height,
                guint first_line,
                gpointer data)
{
  if (first_line == 0)
    mdg_canvas_check_box (canvas, x + (widths[0] - 3.6) / 2, y + (height - 3.6) / 2, 3.6, FALSE);
}

static void
fill_cells (MdgHandoverDocument *self,
            const char *const *texts,
            gboolean head,
            MdgFlowRow *out)
{
  MdgTextStyle style = { head ? 9 : self->size, FALSE, head ? MDG_ALIGN_CENTRE : MDG_ALIGN_LEFT, 1.2 };
  double x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      MdgFlowCell *cell = mdg_flow_row_add (out, x, widths[i], texts[i], &style);

      cell->left = MDG_LINE_THIN;
      cell->shade = head ? MDG_ROWS_SHADE : 0;
      x += widths[i];
    }
  mdg_rows_frame (out, self->area.width, head, FALSE);
}

static void
fill_heading (MdgHandoverDocument *self,
              const Row *row,
              MdgFlowRow *out)
{
  guint n = self->groups[row->group]->len;
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", n), n);
  char *words = g_strdup_printf (C_ ("print", "%s (%s)"), get_group_label (row->group), n > 0 ? count : C_ ("print", "none"));

  mdg_rows_heading (out, self->area.width, mdg_flow_row_take (out, words));
  out->min_height = self->size / LARGEST_SIZE * 6.5;
  out->space_before = self->size / LARGEST_SIZE * 2.5;
  out->keep = n > 0;
}

static void
fill_item (MdgHandoverDocument *self,
           const Row *row,
           MdgFlowRow *out)
{
  const char *texts[] = { NULL, row->item->texts[0], row->item->texts[1], row->item->texts[2], row->item->texts[3] };

  fill_cells (self, texts, FALSE, out);
  out->bottom = row->last ? MDG_LINE_THICK : MDG_LINE_THIN;
  out->min_height = self->size / LARGEST_SIZE * 7.5;
  out->draw = draw_check_box;
  out->head = row->head_row;
}

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgHandoverDocument *self = source;
  const Row *row = &g_array_index (self->rows, Row, index);
  const char *heads[] = { C_ ("print", "Done"), C_ ("print", "When"), C_ ("print", "What"), C_ ("print", "About"), C_ ("print", "Call") };
  MdgTextStyle note = { self->size, FALSE, MDG_ALIGN_LEFT, 1.4 };

  switch (row->kind)
    {
    case ROW_HEADING:
      fill_heading (self, row, out);
      break;

    case ROW_HEAD:
      fill_cells (self, heads, TRUE, out);
      out->min_height = 5;
      out->padding = 0.4;
      out->keep = TRUE;
      break;

    case ROW_ITEM:
      fill_item (self, row, out);
      break;

    case ROW_NOTE_HEADING:
      mdg_rows_heading (out, self->area.width, _ ("Notes for the next shift"));
      break;

    case ROW_NOTE:
    default:
      mdg_flow_row_add (out, 0, self->area.width, self->note, &note)->top = TRUE;
      mdg_rows_frame (out, self->area.width, TRUE, TRUE);
      out->padding = 1.5;
      out->side_padding = 2;
      out->split = TRUE;
    }
}

static void
add_rows (MdgHandoverDocument *self)
{
  g_array_set_size (self->rows, 0);
  for (guint group = 0; group < N_GROUPS; group++)
    {
      GPtrArray *items = self->groups[group];
      Row row = { ROW_HEADING, group };

      g_array_append_val (self->rows, row);
      if (items->len == 0)
        continue;

      row.kind = ROW_HEAD;
      row.head_row = self->rows->len;
      g_array_append_val (self->rows, row);

      row.kind = ROW_ITEM;
      for (guint i = 0; i < items->len; i++)
        {
          row.item = g_ptr_array_index (items, i);
          row.last = i + 1 == items->len;
          g_array_append_val (self->rows, row);
        }
    }

  if (self->note != NULL && *self->note != '\0')
    {
      const Row rows[] = { { ROW_NOTE_HEADING }, { ROW_NOTE } };

      g_array_append_vals (self->rows, rows, G_N_ELEMENTS (rows));
    }
}

static guint
mdg_handover_document_paginate (MdgDocument *document,
                                MdgTextCache *cache)
{
  MdgHandoverDocument *self = MDG_HANDOVER_DOCUMENT (document);
  double smallest = mdg_text_cache_get_min_size (cache);
  MdgFlowFrame frame = { 0 };
  guint n_pages;

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  add_rows (self);

  frame.left = self->area.left;
  frame.width = self->area.width;
  frame.first_top = self->area.top + mdg_page_get_head_height (document, cache, &self->area, C_ ("print", "Handover"), self->lines);
  frame.top = self->area.top + MDG_PAGE_HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  self->size = MAX (LARGEST_SIZE, smallest);
  while ((n_pages = mdg_flow_paginate (self->flow, cache, &frame, self->rows->len)) > 1 && self->size > smallest)
    self->size = MAX (self->size - 0.5, smallest);

  return n_pages;
}

/* Room that is left is lined for what is added by hand. */
static void
draw_lines (MdgHandoverDocument *self,
            MdgCanvas *canvas)
{
  double bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;
  double y = mdg_flow_get_end (self->flow) + 4;
  double right = self->area.left + self->area.width;
  MdgTextStyle style = { 9, FALSE, MDG_ALIGN_LEFT, 0 };

  if (bottom - y < 2 * WRITING_LINE + 6)
    return;

  mdg_canvas_text (canvas, _ ("Added by hand"), self->area.left, y, self->area.width, &style);
  for (y += 4 + WRITING_LINE; y < bottom; y += WRITING_LINE)
    mdg_canvas_line (canvas, self->area.left, y, right, y, MDG_LINE_DOTTED);
}

static void
mdg_handover_document_draw_page (MdgDocument *document,
                                 MdgCanvas *canvas,
                                 guint page)
{
  MdgHandoverDocument *self = MDG_HANDOVER_DOCUMENT (document);

  mdg_page_draw_head (document, canvas, page, &self->area, C_ ("print", "Handover"), self->lines, _ ("Destroy on the day"));
  mdg_flow_draw (self->flow, canvas, page);
  if (page + 1 == mdg_document_get_n_pages (document))
    draw_lines (self, canvas);
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_handover_document_finalize (GObject *object)
{
  MdgHandoverDocument *self = MDG_HANDOVER_DOCUMENT (object);

  g_free (self->lines);
  g_free (self->note);
  for (guint i = 0; i < N_GROUPS; i++)
    g_ptr_array_unref (self->groups[i]);
  g_array_unref (self->rows);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_handover_document_parent_class)->finalize (object);
}

static void
mdg_handover_document_class_init (MdgHandoverDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_handover_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_PORTRAIT;
  document_class->paginate = mdg_handover_document_paginate;
  document_class->draw_page = mdg_handover_document_draw_page;
}

static void
mdg_handover_document_init (MdgHandoverDocument *self)
{
  mdg_document_set_title (MDG_DOCUMENT (self), C_ ("print", "Handover"));
  for (guint i = 0; i < N_GROUPS; i++)
    self->groups[i] = g_ptr_array_new_with_free_func (item_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->flow = mdg_flow_new (self, fill_row);
}

MdgHandoverDocument *
mdg_handover_document_new (void)
{
  return g_object_new (MDG_TYPE_HANDOVER_DOCUMENT, NULL);
}

void
mdg_handover_document_set_lines (MdgHandoverDocument *self,
                                 const char *lines)
{
  g_return_if_fail (MDG_IS_HANDOVER_DOCUMENT (self));

  mdg_set_str (&self->lines, lines);
}

void
mdg_handover_document_add_item (MdgHandoverDocument *self,
                                MdgHandoverGroup group,
                                const char *when,
                                const char *what,
                                const char *who,
                                const char *call)
{
  Item *item;

  g_return_if_fail (MDG_IS_HANDOVER_DOCUMENT (self));
  g_return_if_fail (group < N_GROUPS);

  item = g_new0 (Item, 1);
  item->texts[0] = g_strdup (when);
  item->texts[1] = g_strdup (what);
  item->texts[2] = g_strdup (who);
  item->texts[3] = g_strdup (call);
  g_ptr_array_add (self->groups[group], item);
}

void
mdg_handover_document_set_note (MdgHandoverDocument *self,
                                const char *note)
{
  g_return_if_fail (MDG_IS_HANDOVER_DOCUMENT (self));

  mdg_set_str (&self->note, note);
}
