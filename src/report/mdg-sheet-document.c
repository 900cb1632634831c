#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-sheet-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-code.h"
#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-rows-private.h"

#define TEXT_SIZE 10.5
#define TABLE_SIZE 9.0
#define CODE_SIZE 18.0
#define CODE_GAP 2.5 /* white above it */
#define CODE_BAND 24.0

typedef enum
{
  BLOCK_HEADING,
  BLOCK_TEXT,
  BLOCK_SENDER,
  BLOCK_FIELD,
  BLOCK_TABLE,
} BlockKind;

typedef struct
{
  BlockKind kind;
  char *label;
  char *text;
  MdgAlign align;
  double indent;
  double size;
  double height;
  MdgTable *table;
  double *widths; /* of the columns, as laid out */
  guint first_row;
  gboolean new_page;
} Block;

/* One row of the flow: which row of which block it is. */
typedef struct
{
  guint block;
  guint row;
} Row;

struct _MdgSheetDocument
{
  MdgDocument parent_instance;

  char *heading; /* the title of the document may say more */
  char *conditions;
  char *code_label;
  char *number;
  char *code;
  gboolean is_letter;
  gboolean wants_page; /* of the next block */
  GPtrArray *blocks;

  MdgArea area;
  double code_top;
  GArray *rows;
  MdgFlow *flow;
};

G_DEFINE_FINAL_TYPE (MdgSheetDocument, mdg_sheet_document, MDG_TYPE_DOCUMENT)

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->label);
  g_free (block->text);
  g_free (block->widths);
  g_clear_object (&block->table);
  g_free (block);
}

static void
draw_sender (MdgCanvas *canvas,
             double x,
             double y,
             double height,
             guint first_line,
             gpointer data)
{
  MdgSheetDocument *self = data;

  mdg_page_draw_letterhead (MDG_DOCUMENT (self), canvas, x + self->area.width, y, self->area.width * 0.6);
}

static void
fill_field (MdgSheetDocument *self,
            guint index,
            MdgFlowRow *out)
{
  const Block *block = self->blocks->pdata[index];
  const Block *above = index > 0 ? self->blocks->pdata[index - 1] : NULL;
  const Block *below = index + 1 < self->blocks->len ? self->blocks->pdata[index + 1] : NULL;
  gboolean is_first = above == NULL || above->kind != BLOCK_FIELD || block->new_page;
  gboolean is_last = below == NULL || below->kind != BLOCK_FIELD || below->new_page;

  mdg_rows_add_field (out, 0, self->area.width, block->label, block->text);
  g_array_index (out->cells, MdgFlowCell, 1).top = block->height > 0;
  mdg_rows_frame (out, self->area.width, is_first, is_last);
  out->min_height = MAX (block->height, 7);
  out->padding = 1;
  out->split = TRUE;
}

static void
fill_table (MdgSheetDocument *self,
            const Block *block,
            guint row,
            MdgFlowRow *out)
{
  guint n_rows = mdg_table_get_n_rows (block->table);

  if (row == 0)
    mdg_rows_table_head (out, block->table, block->widths, TABLE_SIZE);
  else if (row <= n_rows)
    {
      mdg_rows_table_row (out, block->table, row - 1, block->widths, TABLE_SIZE);
      out->head = block->first_row;
      out->min_height = MAX (out->min_height, block->height);
      for (guint i = 0; block->height > 0 && i < out->cells->len; i++)
        g_array_index (out->cells, MdgFlowCell, i).top = TRUE;
    }
  else if (n_rows == 0 && row == 1)
    mdg_rows_note (out, self->area.width, C_ ("print", "None."));
  else
    mdg_rows_note (out, self->area.width, g_ptr_array_index (mdg_table_get_notes (block->table), row - 1 - MAX (n_rows, 1)));
}

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgSheetDocument *self = source;
  const Row *row = &g_array_index (self->rows, Row, index);
  const Block *block = self->blocks->pdata[row->block];
  MdgTextStyle style = { block->size, FALSE, block->align, 1.6 };
  MdgFlowCell *cell;

  switch (block->kind)
    {
    case BLOCK_HEADING:
      mdg_rows_heading (out, self->area.width, block->text);
      break;

    case BLOCK_TEXT:
      cell = mdg_flow_row_add (out, 0, self->area.width, block->text, &style);
      cell->indent = block->indent;
      cell->top = TRUE;
      out->side_padding = 0;
      out->split = TRUE;
      break;

    case BLOCK_SENDER:
      out->min_height = block->height;
      out->draw = draw_sender;
      out->draw_data = self;
      break;

    case BLOCK_FIELD:
      fill_field (self, row->block, out);
      break;

    case BLOCK_TABLE:
    default:
      fill_table (self, block, row->row, out);
    }
  out->new_page = block->new_page && row->row == 0;
}

static void
set_widths (MdgSheetDocument *self,
            Block *block)
{
  guint n = mdg_table_get_n_columns (block->table);
  double sum = 0;

  g_free (block->widths);
  block->widths = g_new0 (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    sum += MAX (mdg_table_get_column_weight (block->table, i), 0.1);
  for (guint i = 0; i < n; i++)
    block->widths[i] = self->area.width * MAX (mdg_table_get_column_weight (block->table, i), 0.1) / sum;
}

static void
add_rows (MdgSheetDocument *self,
          MdgTextCache *cache)
{
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];
      guint n = 1;

      block->first_row = self->rows->len;
      if (block->kind == BLOCK_TABLE)
        {
          set_widths (self, block);
          n = 1 + MAX (mdg_table_get_n_rows (block->table), 1) + mdg_table_get_notes (block->table)->len;
        }
      if (block->kind == BLOCK_SENDER)
        {
          g_autoptr (MdgCanvas) canvas = mdg_canvas_new (NULL, cache);

          block->height = mdg_page_draw_letterhead (MDG_DOCUMENT (self), canvas, self->area.width, 0, self->area.width * 0.6) + 3;
        }
      for (guint row = 0; row < n; row++)
        {
          Row entry = { i, row };

          g_array_append_val (self->rows, entry);
        }
    }
}

static guint
mdg_sheet_document_paginate (MdgDocument *document,
                             MdgTextCache *cache)
{
  MdgSheetDocument *self = MDG_SHEET_DOCUMENT (document);
  MdgFlowFrame frame = { 0 };

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  add_rows (self, cache);

  frame.left = self->area.left;
  frame.width = self->area.width;
  frame.first_top = self->area.top + (self->is_letter ? MDG_PAGE_HEAD_NEXT : mdg_page_get_head_height (document, cache, &self->area, self->heading, self->conditions));
  self->code_top = frame.first_top;
  if (self->code != NULL)
    frame.first_top += CODE_BAND;
  frame.top = self->area.top + MDG_PAGE_HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  return mdg_flow_paginate (self->flow, cache, &frame, self->rows->len);
}

static void
draw_code (MdgSheetDocument *self,
           MdgCanvas *canvas)
{
  MdgTextStyle label = { 9, FALSE, MDG_ALIGN_RIGHT, 1.2 };
  MdgTextStyle number = { 13, TRUE, MDG_ALIGN_RIGHT, 1.2 };
  double x = self->area.left + self->area.width - CODE_SIZE;
  double y = self->code_top + CODE_GAP;
  double used = mdg_canvas_text (canvas, self->code_label, x - 64, y + 3, 60, &label);

  mdg_canvas_text_in_box (canvas, self->number, x - 64, y + 3 + used, 60, 8, &number);
  mdg_code_draw (canvas, self->code, x, y, CODE_SIZE);
}

static void
mdg_sheet_document_draw_page (MdgDocument *document,
                              MdgCanvas *canvas,
                              guint page)
{
  MdgSheetDocument *self = MDG_SHEET_DOCUMENT (document);

  if (!self->is_letter || page > 0)
    mdg_page_draw_head (document, canvas, page, &self->area, self->heading, self->conditions, NULL);
  if (page == 0 && self->code != NULL)
    draw_code (self, canvas);
  mdg_flow_draw (self->flow, canvas, page);
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_sheet_document_finalize (GObject *object)
{
  MdgSheetDocument *self = MDG_SHEET_DOCUMENT (object);

  g_free (self->heading);
  g_free (self->conditions);
  g_free (self->code_label);
  g_free (self->number);
  g_free (self->code);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->rows);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_sheet_document_parent_class)->finalize (object);
}

static void
mdg_sheet_document_class_init (MdgSheetDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_sheet_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_PORTRAIT;
  document_class->paginate = mdg_sheet_document_paginate;
  document_class->draw_page = mdg_sheet_document_draw_page;
}

static void
mdg_sheet_document_init (MdgSheetDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->flow = mdg_flow_new (self, fill_row);
}

MdgSheetDocument *
mdg_sheet_document_new (const char *title)
{
  MdgSheetDocument *self = g_object_new (MDG_TYPE_SHEET_DOCUMENT, "title", title, NULL);

  self->heading = g_strdup (title);

  return self;
}

void
mdg_sheet_document_set_conditions (MdgSheetDocument *self,
                                   const char *conditions)
{
  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  mdg_set_str (&self->conditions, conditions);
}

void
mdg_sheet_document_set_letter (MdgSheetDocument *self,
                               gboolean is_letter)
{
  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  self->is_letter = is_letter;
}

void
mdg_sheet_document_set_code (MdgSheetDocument *self,
                             const char *label,
                             const char *number,
                             const char *code)
{
  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  mdg_set_str (&self->code_label, label);
  mdg_set_str (&self->number, number);
  mdg_set_str (&self->code, code);
}

static Block *
add_block (MdgSheetDocument *self,
           BlockKind kind,
           const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  block->new_page = self->wants_page;
  self->wants_page = FALSE;
  g_ptr_array_add (self->blocks, block);

  return block;
}

void
mdg_sheet_document_add_heading (MdgSheetDocument *self,
                                const char *text)
{
  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  add_block (self, BLOCK_HEADING, text);
}

void
mdg_sheet_document_add_text (MdgSheetDocument *self,
                             const char *text,
                             MdgAlign align,
                             double indent,
                             double size)
{
  Block *block;

  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  block = add_block (self, BLOCK_TEXT, text);
  block->align = align;
  block->indent = indent;
  block->size = size > 0 ? size : TEXT_SIZE;
}

void
mdg_sheet_document_add_sender (MdgSheetDocument *self)
{
  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  add_block (self, BLOCK_SENDER, NULL);
}

void
mdg_sheet_document_add_field (MdgSheetDocument *self,
                              const char *label,
                              const char *text,
                              double min_height)
{
  Block *block;

  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  block = add_block (self, BLOCK_FIELD, text);
  block->label = g_strdup (label);
  block->height = min_height;
}

void
mdg_sheet_document_add_table (MdgSheetDocument *self,
                              MdgTable *table,
                              double row_height)
{
  Block *block;

  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));
  g_return_if_fail (MDG_IS_TABLE (table));

  block = add_block (self, BLOCK_TABLE, NULL);
  block->table = g_object_ref (table);
  block->height = row_height;
}

void
mdg_sheet_document_add_page (MdgSheetDocument *self)
{
  g_return_if_fail (MDG_IS_SHEET_DOCUMENT (self));

  self->wants_page = TRUE;
}
