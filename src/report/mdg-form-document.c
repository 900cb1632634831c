#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-form-document.h"

#include "mdg-flow-private.h"
#include "mdg-form-private.h"
#include "mdg-rows-private.h"

#include <glib/gi18n-lib.h>

#define COPY_SIZE 16.0
#define DRAFT_SIZE 16.0
#define NEXT_HEAD 26.0 /* head of a continuation sheet: the code stands in it */
#define NEXT_SIZE 9.0
#define N_COPIES 3

typedef struct
{
  MdgFormData *data;
  GPtrArray *rest; /* MdgFormRest */
  MdgFlow *flow;
  guint n_pages; /* of one copy */
} Form;

typedef struct
{
  Form *form;
  int copy; /* -1: without heading */
  guint page;
} Sheet;

struct _MdgFormDocument
{
  MdgDocument parent_instance;

  MdgFormLayout *layout;
  MdgFormCopies copies;
  GPtrArray *forms;
  GArray *sheets;
  MdgArea area;
};

G_DEFINE_FINAL_TYPE (MdgFormDocument, mdg_form_document, MDG_TYPE_DOCUMENT)

static void
free_form (gpointer data)
{
  Form *form = data;

  mdg_form_data_free (form->data);
  g_ptr_array_unref (form->rest);
  mdg_flow_free (form->flow);
  g_free (form);
}

static void
fill_rest (gpointer source,
           guint index,
           MdgFlowRow *row)
{
  Form *form = source;
  const MdgFormRest *rest = form->rest->pdata[index];
  MdgTextStyle label = { 10, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle text = { NEXT_SIZE, FALSE, MDG_ALIGN_LEFT, 1.35 };
  MdgFlowCell *cell = mdg_flow_row_add (row, 0, MDG_FORM_LABEL, rest->label, &label);

  cell->shade = MDG_ROWS_SHADE;
  cell->top = TRUE;
  cell = mdg_flow_row_add (row, MDG_FORM_LABEL, MDG_FORM_INNER, rest->text, &text);
  cell->left = MDG_LINE_THIN;
  cell->top = TRUE;
  mdg_rows_frame (row, MDG_FORM_WIDTH, index == 0, index + 1 == form->rest->len);
  row->min_height = 9;
  row->padding = 1.2;
  row->side_padding = 1.5;
  row->split = TRUE;
}

static void
draw_first (MdgFormDocument *self,
            MdgCanvas *canvas,
            const Form *form,
            GPtrArray *rest)
{
  MdgFormPen pen = {
    .canvas = canvas,
    .layout = self->layout,
    .data = form->data,
    .fax = mdg_document_get_fax (MDG_DOCUMENT (self)),
    .rest = rest,
  };

  mdg_form_pen_draw (&pen, self->area.left, self->area.top);
  g_free (pen.name);
  g_free (pen.crowded);
}

/* What finds no room is known from a dry run. */
static void
lay_out_form (MdgFormDocument *self,
              Form *form,
              MdgTextCache *cache)
{
  g_autoptr (MdgCanvas) canvas = mdg_canvas_new (NULL, cache);
  const MdgFlowFrame frame = {
    .left = self->area.left,
    .width = MDG_FORM_WIDTH,
    .first_top = self->area.top + NEXT_HEAD,
    .top = self->area.top + NEXT_HEAD,
    .bottom = self->area.top + self->area.height - MDG_FORM_FOOT - 1,
  };

  g_ptr_array_set_size (form->rest, 0);
  draw_first (self, canvas, form, form->rest);
  form->n_pages = 1;
  if (form->rest->len > 0)
    form->n_pages += mdg_flow_paginate (form->flow, cache, &frame, form->rest->len);
}

static void
add_sheets (MdgFormDocument *self,
            Form *form,
            int copy)
{
  for (guint page = 0; page < form->n_pages; page++)
    {
      Sheet sheet = { form, copy, page };

      g_array_append_val (self->sheets, sheet);
    }
}

static guint
mdg_form_document_paginate (MdgDocument *document,
                            MdgTextCache *cache)
{
  MdgFormDocument *self = MDG_FORM_DOCUMENT (document);

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  g_array_set_size (self->sheets, 0);
  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = self->forms->pdata[i];

      lay_out_form (self, form, cache);
      if (self->copies == 0)
        add_sheets (self, form, -1);
      for (int copy = 0; copy < N_COPIES; copy++)
        if ((self->copies & (1u << copy)) != 0)
          add_sheets (self, form, copy);
    }

  return MAX (self->sheets->len, 1);
}

/* Left for whom, in the middle the page of this copy, right how to handle it. */
static void
draw_foot (MdgFormDocument *self,
           MdgCanvas *canvas,
           const Sheet *sheet)
{
  MdgDocument *document = MDG_DOCUMENT (self);
  double y = self->area.top + self->area.height - MDG_FORM_FOOT + 1;
  double third = MDG_FORM_WIDTH / 3;
  MdgTextStyle style = { 8, FALSE, MDG_ALIGN_LEFT, 1.0 };
  const char *who = sheet->copy >= 0 ? self->layout->copies[sheet->copy] : mdg_document_get_version (document);
  g_autofree char *page = g_strdup_printf (C_ ("print", "Page %u/%u"), sheet->page + 1, sheet->form->n_pages);

  mdg_canvas_text_in_box (canvas, who, self->area.left, y, third, MDG_FORM_FOOT - 1, &style);
  style.align = MDG_ALIGN_CENTRE;
  mdg_canvas_text_in_box (canvas, page, self->area.left + third, y, third, MDG_FORM_FOOT - 1, &style);
  style.align = MDG_ALIGN_RIGHT;
  mdg_canvas_text_in_box (canvas, mdg_document_get_handling (document), self->area.left + 2 * third, y, third, MDG_FORM_FOOT - 1, &style);
}

static void
draw_marks (MdgFormDocument *self,
            MdgCanvas *canvas,
            const Sheet *sheet,
            double y)
{
  if (sheet->copy >= 0)
    mdg_page_draw_mark (canvas, self->layout->copies[sheet->copy], self->area.left + MDG_FORM_WIDTH, y, COPY_SIZE);
  if (mdg_form_data_is_draft (sheet->form->data))
    mdg_page_draw_mark (canvas, C_ ("print", "Draft"), self->area.left + 26, y, DRAFT_SIZE);
}

static void
draw_next (MdgFormDocument *self,
           MdgCanvas *canvas,
           const Sheet *sheet)
{
  g_autofree char *title = mdg_form_layout_dup_title (self->layout);
  g_autofree char *words = g_strdup_printf (C_ ("print", "%s – continuation sheet"), title);
  MdgTextStyle style = { 13, TRUE, MDG_ALIGN_LEFT, 1.2 };
  MdgFormPen pen = { .canvas = canvas, .layout = self->layout, .data = sheet->form->data };
  double right = self->area.left + MDG_FORM_WIDTH;

  mdg_canvas_text_in_box (canvas, words, self->area.left, self->area.top, 118, 12, &style);
  mdg_form_pen_draw_number (&pen, right, self->area.top);
  if (sheet->copy >= 0)
    mdg_page_draw_mark (canvas, self->layout->copies[sheet->copy], self->area.left + 50, self->area.top + 13, COPY_SIZE);
  if (mdg_form_data_is_draft (sheet->form->data))
    mdg_page_draw_mark (canvas, C_ ("print", "Draft"), right, self->area.top + 1.5, DRAFT_SIZE);
  mdg_flow_draw (sheet->form->flow, canvas, sheet->page - 1);
}

static void
mdg_form_document_draw_page (MdgDocument *document,
                             MdgCanvas *canvas,
                             guint page)
{
  MdgFormDocument *self = MDG_FORM_DOCUMENT (document);
  const Sheet *sheet;

  if (page >= self->sheets->len)
    return;

  sheet = &g_array_index (self->sheets, Sheet, page);
  if (sheet->page == 0)
    {
      draw_first (self, canvas, sheet->form, NULL);
      draw_marks (self, canvas, sheet, self->area.top + 11.8);
    }
  else
    draw_next (self, canvas, sheet);
  draw_foot (self, canvas, sheet);
}

static void
mdg_form_document_finalize (GObject *object)
{
  MdgFormDocument *self = MDG_FORM_DOCUMENT (object);

  mdg_form_layout_unref (self->layout);
  g_ptr_array_unref (self->forms);
  g_array_unref (self->sheets);

  G_OBJECT_CLASS (mdg_form_document_parent_class)->finalize (object);
}

static void
mdg_form_document_class_init (MdgFormDocumentClass *klass)
{
  MdgDocumentClass *document_class = MDG_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdg_form_document_finalize;
  document_class->papers = 1u << MDG_PAPER_A4_PORTRAIT;
  document_class->paginate = mdg_form_document_paginate;
  document_class->draw_page = mdg_form_document_draw_page;
}

static void
mdg_form_document_init (MdgFormDocument *self)
{
  self->forms = g_ptr_array_new_with_free_func (free_form);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
}

MdgFormDocument *
mdg_form_document_new (MdgFormLayout *layout)
{
  g_autofree char *title = mdg_form_layout_dup_title (layout);
  MdgFormDocument *self = g_object_new (MDG_TYPE_FORM_DOCUMENT, "title", title, NULL);

  self->layout = mdg_form_layout_ref (layout);

  return self;
}

void
mdg_form_document_set_copies (MdgFormDocument *self,
                              MdgFormCopies copies)
{
  g_return_if_fail (MDG_IS_FORM_DOCUMENT (self));

  self->copies = copies;
}

void
mdg_form_document_take_form (MdgFormDocument *self,
                             MdgFormData *data)
{
  Form *form;

  g_return_if_fail (MDG_IS_FORM_DOCUMENT (self));

  form = g_new0 (Form, 1);
  form->data = data;
  form->rest = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_form_rest_free);
  form->flow = mdg_flow_new (form, fill_rest);
  g_ptr_array_add (self->forms, form);
}

MdgFormLayout *
mdg_form_document_get_layout (MdgFormDocument *self)
{
  g_return_val_if_fail (MDG_IS_FORM_DOCUMENT (self), NULL);

  return self->layout;
}

guint
mdg_form_document_get_n_forms (MdgFormDocument *self)
{
  g_return_val_if_fail (MDG_IS_FORM_DOCUMENT (self), 0);

  return self->forms->len;
}

const MdgFormData *
mdg_form_document_get_form (MdgFormDocument *self,
                            guint index)
{
  g_return_val_if_fail (MDG_IS_FORM_DOCUMENT (self), NULL);
  g_return_val_if_fail (index < self->forms->len, NULL);

  return ((Form *) self->forms->pdata[index])->data;
}
