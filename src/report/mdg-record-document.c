#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-record-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-page-private.h"
#include "mdg-rows-private.h"

#define WHEN_WIDTH 34.0
#define RAIL_WIDTH 7.0
#define CONTACT_PADDING 1.6
#define CONTACT_PADDING_TIGHT 0.6

typedef enum
{
  ROW_FIELDS,
  ROW_TEXT_HEAD,
  ROW_TEXT,
  ROW_HEADING,
  ROW_CONTACT_HEAD,
  ROW_CONTACT,
  ROW_HISTORY,
} RowKind;

typedef struct
{
  RowKind kind;
  const char *texts[5]; /* owned by the document's strings */
  gboolean wide;
  gboolean first;
  gboolean last;
  double padding; /* above a contact, in mm */
} Row;

struct _MdgRecordDocument
{
  MdgDocument parent_instance;

  char *heading;
  char *lines;
  GStringChunk *strings;
  GArray *fields; /* Row each */
  GArray *texts;
  GArray *contacts;
  GArray *history;

  MdgArea area;
  gboolean is_tight; /* a little closer, where that saves a page */
  GArray *rows;      /* as laid out */
  MdgFlow *flow;
};

G_DEFINE_FINAL_TYPE (MdgRecordDocument, mdg_record_document, MDG_TYPE_DOCUMENT)

static double
get_contact_padding (MdgRecordDocument *self)
{
  return self->is_tight ? CONTACT_PADDING_TIGHT : CONTACT_PADDING;
}

static void
draw_rail (MdgCanvas *canvas,
           double x,
           double y,
           double height,
           guint first_line,
           gpointer data)
{
  const Row *row = data;
  double rail = x + WHEN_WIDTH + RAIL_WIDTH / 2;
  double dot = y + row->padding + 2.5;
  double top = row->kind == ROW_CONTACT_HEAD && row->first ? dot : y;
  double bottom = row->kind == ROW_CONTACT_HEAD && row->last ? dot : y + height;

  if (bottom > top && !(row->kind == ROW_CONTACT && row->last))
    mdg_canvas_line (canvas, rail, top, rail, bottom, MDG_LINE_THIN);
  if (row->kind == ROW_CONTACT_HEAD)
    mdg_canvas_dot (canvas, rail, dot, 2);
}

static void
fill_contact (MdgRecordDocument *self,
              Row *row,
              MdgFlowRow *out)
{
  double x = WHEN_WIDTH + RAIL_WIDTH;
  double width = self->area.width - x;
  MdgTextStyle when = { 10, FALSE, MDG_ALIGN_LEFT, 1.4 };
  MdgTextStyle head = { 10, TRUE, MDG_ALIGN_LEFT, 1.4 };
  MdgTextStyle text = { 10.5, FALSE, MDG_ALIGN_LEFT, self->is_tight ? 1.3 : 1.5 };

  out->width = self->area.width;
  out->side_padding = 0.5;
  out->draw = draw_rail;
  out->draw_data = row;
  if (row->kind == ROW_CONTACT_HEAD)
    {
      g_autoptr (GString) words = g_string_new (row->texts[1]);

      if (row->texts[2] != NULL)
        g_string_append_printf (words, "　%s", row->texts[2]);
      if (row->texts[3] != NULL)
        g_string_append_printf (words, C_ ("print", " (%s)"), row->texts[3]);
      mdg_flow_row_add (out, 0, WHEN_WIDTH, row->texts[0], &when)->top = TRUE;
      mdg_flow_row_add (out, x, width, mdg_flow_row_take (out, g_strdup (words->str)), &head)->top = TRUE;
      out->padding = row->padding;
      out->keep = TRUE;
      return;
    }

  mdg_flow_row_add (out, x, width, row->texts[4], &text)->top = TRUE;
  out->split = TRUE;
  out->min_height = 3;
  out->padding = 0.3;
}

static void
fill_text (MdgRecordDocument *self,
           const Row *row,
           MdgFlowRow *out)
{
  MdgTextStyle label = { 9, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle text = { 10.5, FALSE, MDG_ALIGN_LEFT, 1.5 };

  if (row->kind == ROW_TEXT_HEAD)
    {
      mdg_flow_row_add (out, 0, self->area.width, row->texts[0], &label)->shade = MDG_ROWS_SHADE;
      out->min_height = 6;
      out->keep = TRUE;
    }
  else
    {
      mdg_flow_row_add (out, 0, self->area.width, row->texts[1], &text)->top = TRUE;
      out->side_padding = 2;
      out->padding = 1.5;
      out->split = TRUE;
      out->min_height = 14;
    }
  mdg_rows_frame (out, self->area.width, row->first, row->last);
}

static void
fill_history (MdgRecordDocument *self,
              const Row *row,
              MdgFlowRow *out)
{
  MdgTextStyle style = { 9, FALSE, MDG_ALIGN_LEFT, 0 };

  mdg_flow_row_add (out, 0, WHEN_WIDTH, row->texts[0], &style)->top = TRUE;
  mdg_flow_row_add (out, WHEN_WIDTH, 28, row->texts[1], &style)->top = TRUE;
  mdg_flow_row_add (out, WHEN_WIDTH + 28, self->area.width - WHEN_WIDTH - 28, row->texts[2], &style)->top = TRUE;
  out->width = self->area.width;
  out->side_padding = 0.5;
  out->bottom = MDG_LINE_DOTTED;
  out->break_line = MDG_LINE_DOTTED;
  out->split = TRUE;
}

static void
fill_row (gpointer source,
          guint index,
          MdgFlowRow *out)
{
  MdgRecordDocument *self = source;
  Row *row = &g_array_index (self->rows, Row, index);
  double half = self->area.width / 2;

  switch (row->kind)
    {
    case ROW_FIELDS:
      mdg_rows_add_field (out, 0, row->wide ? self->area.width : half, row->texts[0], row->texts[1]);
      if (!row->wide)
        mdg_rows_add_field (out, half, half, row->texts[2], row->texts[3]);
      mdg_rows_frame (out, self->area.width, row->first, row->last);
      out->min_height = 7.5;
      break;

    case ROW_TEXT_HEAD:
    case ROW_TEXT:
      fill_text (self, row, out);
      break;

    case ROW_CONTACT_HEAD:
    case ROW_CONTACT:
      fill_contact (self, row, out);
      break;

    case ROW_HISTORY:
      fill_history (self, row, out);
      break;

    case ROW_HEADING:
    default:
      mdg_rows_heading (out, self->area.width, row->texts[0]);
    }
}

static guint
find_partner (MdgRecordDocument *self,
              guint from)
{
  while (from < self->fields->len && g_array_index (self->fields, Row, from).wide)
    from++;

  return from;
}

/* Narrow fields in pairs, where need be past wide ones; the last may have an empty one beside it. */
static void
add_field_rows (MdgRecordDocument *self)
{
  guint taken = G_MAXUINT;

  for (guint i = 0; i < self->fields->len; i++)
    {
      Row row = g_array_index (self->fields, Row, i);
      guint partner = row.wide ? self->fields->len : find_partner (self, i + 1);

      if (i == taken)
        continue;
      row.first = i == 0;
      if (partner < self->fields->len)
        {
          taken = partner;
          row.texts[2] = g_array_index (self->fields, Row, partner).texts[0];
          row.texts[3] = g_array_index (self->fields, Row, partner).texts[1];
        }
      g_array_append_val (self->rows, row);
    }
  if (self->rows->len > 0)
    g_array_index (self->rows, Row, self->rows->len - 1).last = self->texts->len == 0;
}

static void
add_pairs (MdgRecordDocument *self,
           GArray *items,
           RowKind head,
           RowKind body,
           gboolean first)
{
  for (guint i = 0; i < items->len; i++)
    {
      Row row = g_array_index (items, Row, i);

      row.kind = head;
      row.first = first && i == 0;
      row.last = head == ROW_CONTACT_HEAD && i + 1 == items->len;
      row.padding = get_contact_padding (self);
      g_array_append_val (self->rows, row);

      row.kind = body;
      row.first = FALSE;
      row.last = i + 1 == items->len;
      if (body == ROW_TEXT || row.texts[4] != NULL)
        g_array_append_val (self->rows, row);
    }
}

static void
add_heading (MdgRecordDocument *self,
             const char *words)
{
  Row row = { ROW_HEADING, { words } };

  g_array_append_val (self->rows, row);
}

static guint
lay_out (MdgRecordDocument *self,
         MdgTextCache *cache,
         gboolean is_tight)
{
  MdgDocument *document = MDG_DOCUMENT (self);
  MdgFlowFrame frame = { 0 };

  self->is_tight = is_tight;
  g_array_set_size (self->rows, 0);
  add_field_rows (self);
  add_pairs (self, self->texts, ROW_TEXT_HEAD, ROW_TEXT, self->fields->len == 0);
  if (self->contacts->len > 0)
    {
      add_heading (self, C_ ("print", "Contacts"));
      add_pairs (self, self->contacts, ROW_CONTACT_HEAD, ROW_CONTACT, TRUE);
    }
  if (self->history->len > 0)
    {
      add_heading (self, _ ("History of changes"));
      g_array_append_vals (self->rows, self->history->data, self->history->len);
    }

  frame.left = self->area.left;
  frame.width = self->area.width;
  frame.first_top = self->area.top + mdg_page_get_head_height (document, cache, &self->area, self->heading, self->lines);
  frame.top = self->area.top + MDG_PAGE_HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  return mdg_flow_paginate (self->flow, cache, &frame, self->rows->len);
}

static guint
mdg_record_document_paginate (MdgDocument *document,
                              MdgTextCache *cache)
{
  MdgRecordDocument *self = MDG_RECORD_DOCUMENT (document);
  guint n;
  guint n_tight;

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  n = lay_out (self, cache, FALSE);
  if (n == 1)
    return n;

  n_tight = lay_out (self, cache, TRUE);

  return n_tight < n ? n_tight : lay_out (self, cache, FALSE);
}

static void
mdg_record_document_draw_page (MdgDocument *document,
                               MdgCanvas *canvas,
                               guint page)
{
  MdgRecordDocument *self = MDG_RECORD_DOCUMENT (document);

  mdg_page_draw_head (document, canvas, page, &self->area, self->heading, self->lines, NULL);
  mdg_flow_draw (self->flow, canvas, page);
  mdg_page_draw_foot (document, canvas, page, &self->area, FALSE);
}

static void
mdg_record_document_finalize (GObject *object)
{
  MdgRecordDocument *self = MDG_RECORD_DOCUMENT (object);

  g_free (self->heading);
  g_free (self->lines);
  g_string_chunk_free (self->strings);
  g_array_unref (self->fields);
  g_array_unref (self->texts);
  g_array_unref (self->contacts);
  g_array_unref (self->history);
  g_array_unref (self->rows);
  mdg_flow_free (self->flow);

  G_OBJECT_CLASS (mdg_record_document_parent_class)->finalize (object);
}

static void
mdg_record_document_class_init (MdgRecordDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_record_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_PORTRAIT;
  document_class->paginate = mdg_record_document_paginate;
  document_class->draw_page = mdg_record_document_draw_page;
}

static void
mdg_record_document_init (MdgRecordDocument *self)
{
  self->heading = g_strdup (_ ("Record of a consultation"));
  mdg_document_set_title (MDG_DOCUMENT (self), self->heading);
  self->strings = g_string_chunk_new (1024);
  self->fields = g_array_new (FALSE, TRUE, sizeof (Row));
  self->texts = g_array_new (FALSE, TRUE, sizeof (Row));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (Row));
  self->history = g_array_new (FALSE, TRUE, sizeof (Row));
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->flow = mdg_flow_new (self, fill_row);
}

MdgRecordDocument *
mdg_record_document_new (void)
{
  return g_object_new (MDG_TYPE_RECORD_DOCUMENT, NULL);
}

/* NULL stays NULL, and so does the empty text. */
static const char *
keep (MdgRecordDocument *self,
      const char *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert (self->strings, text) : NULL;
}

void
mdg_record_document_set_heading (MdgRecordDocument *self,
                                 const char *heading)
{
  g_return_if_fail (MDG_IS_RECORD_DOCUMENT (self));

  mdg_set_str (&self->heading, heading);
}

void
mdg_record_document_set_lines (MdgRecordDocument *self,
                               const char *lines)
{
  g_return_if_fail (MDG_IS_RECORD_DOCUMENT (self));

  mdg_set_str (&self->lines, lines);
}

void
mdg_record_document_add_field (MdgRecordDocument *self,
                               const char *label,
                               const char *value,
                               gboolean wide)
{
  Row row = { ROW_FIELDS, { NULL } };

  g_return_if_fail (MDG_IS_RECORD_DOCUMENT (self));

  row.texts[0] = keep (self, label);
  row.texts[1] = keep (self, value);
  row.wide = wide;
  g_array_append_val (self->fields, row);
}

void
mdg_record_document_add_text (MdgRecordDocument *self,
                              const char *label,
                              const char *text)
{
  Row row = { ROW_TEXT, { NULL } };

  g_return_if_fail (MDG_IS_RECORD_DOCUMENT (self));

  row.texts[0] = keep (self, label);
  row.texts[1] = keep (self, text);
  g_array_append_val (self->texts, row);
}

void
mdg_record_document_add_contact (MdgRecordDocument *self,
                                 const char *when,
                                 const char *how,
                                 const char *with,
                                 const char *staff,
                                 const char *text)
{
  Row row = { ROW_CONTACT, { NULL } };

  g_return_if_fail (MDG_IS_RECORD_DOCUMENT (self));

  row.texts[0] = keep (self, when);
  row.texts[1] = keep (self, how);
  row.texts[2] = keep (self, with);
  row.texts[3] = keep (self, staff);
  row.texts[4] = keep (self, text);
  g_array_append_val (self->contacts, row);
}

void
mdg_record_document_add_history (MdgRecordDocument *self,
                                 const char *when,
                                 const char *who,
                                 const char *what)
{
  Row row = { ROW_HISTORY, { NULL } };

  g_return_if_fail (MDG_IS_RECORD_DOCUMENT (self));

  row.texts[0] = keep (self, when);
  row.texts[1] = keep (self, who);
  row.texts[2] = keep (self, what);
  g_array_append_val (self->history, row);
}
