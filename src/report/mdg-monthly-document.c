#include "config.h"

#define G_LOG_DOMAIN "mdg-report"

#include "mdg-monthly-document.h"

#include <glib/gi18n-lib.h>

#include "mdg-macros.h"
#include "mdg-monthly-private.h"
#include "mdg-page-private.h"

#define SEAL 18.0
#define N_SEALS 3
#define SEAL_HEAD 5.0
#define SEAL_WORD 6.0
#define HEAD_NEXT 7.5 /* of further pages */
#define STACK_GAP 5.0
#define BAND_GAP 3.0
#define MAX_SECTIONS 4 /* of a stack */
#define PAGES 2        /* one sheet */
#define LEAST_LABEL 16.0
#define GOOD_LABEL 22.0

struct _MdgMonthlyDocument
{
  MdgDocument parent_instance;

  char *addressee;
  char *report_date;
  char *month;
  char *approvers[N_SEALS];
  MdgMonthlySectionData sections[MDG_MONTHLY_N_SECTIONS]; /* by number; 0 is none */

  MdgArea area;
  char *heading;     /* as laid out */
  GPtrArray *stacks; /* MdgMonthlyStack, in their order on paper */
};

G_DEFINE_FINAL_TYPE (MdgMonthlyDocument, mdg_monthly_document, MDG_TYPE_DOCUMENT)

/* What stands side by side; a table that is on both sides is divided between them. The fifth begins the right side of the second
   page: on the first there is no room for it beside the professions. */
static const struct
{
  double left_width;
  MdgMonthlySection sides[2][MAX_SECTIONS];
} bands[] = {
  { 85, { { MDG_MONTHLY_SECTION_SUMMARY, MDG_MONTHLY_SECTION_CHANNEL }, { MDG_MONTHLY_SECTION_AFFILIATION, MDG_MONTHLY_SECTION_RESIDENTS } } },
  { 85, { { MDG_MONTHLY_SECTION_PROFESSION }, { MDG_MONTHLY_SECTION_PROFESSION } } },
  { 95, { { MDG_MONTHLY_SECTION_CONTENT }, { MDG_MONTHLY_SECTION_OUTREACH, MDG_MONTHLY_SECTION_SCENE, MDG_MONTHLY_SECTION_AREA } } },
  { 108, { { MDG_MONTHLY_SECTION_NOTABLE }, { MDG_MONTHLY_SECTION_PLANS } } },
};

/* The first is that of the form; the others are taken as far as one sheet needs them. */
static const MdgMonthlySize sizes[] = { { 6, 10 }, { 5.5, 10 }, { 5.2, 9.5 }, { 4.9, 9.5 }, { 4.7, 9 }, { 4.5, 9 }, { 4.2, 9 }, { 4.1, 8.5 }, { 3.9, 8 } };

static void
clear_section (MdgMonthlySectionData *section)
{
  g_clear_object (&section->table);
  g_free (section->heading);
  g_free (section->text);
  g_clear_pointer (&section->changed, g_hash_table_unref);
  *section = (MdgMonthlySectionData){ 0 };
}

/* Returns the height of the boxes. */
static double
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

  mdg_canvas_box (canvas, left - SEAL_WORD, y, SEAL_WORD, head + SEAL, MDG_LINE_THIN);
  mdg_canvas_text_in_box (canvas, C_ ("print", "Seal"), left - SEAL_WORD + 1, y, SEAL_WORD - 2, head + SEAL, &style);
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

  return head + SEAL;
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
  double sender_width = area->width - N_SEALS * SEAL - SEAL_WORD - 4;
  double y = area->top;
  double seals;
  double sender;
  MdgTextStyle addressee = { 11, FALSE, MDG_ALIGN_LEFT, 0 };
  MdgTextStyle date = { 10, FALSE, MDG_ALIGN_RIGHT, 0 };
  MdgTextStyle title = { 14, TRUE, MDG_ALIGN_CENTRE, 0 };
  MdgTextStyle remark = { 10, FALSE, MDG_ALIGN_CENTRE, 0 };

  mdg_page_draw_mark (canvas, mdg_document_get_handling (document), right, y, 12);
  y += MAX (9, mdg_canvas_text (canvas, self->addressee, area->left, y + 1.5, area->width * 0.75, &addressee) + 2);
  y += mdg_canvas_text (canvas, self->heading, area->left, y, area->width, &title);
  if (edition != NULL)
    {
      g_autofree char *words = g_strdup_printf (_ ("%s: %smarks a corrected figure"), edition, MDG_MONTHLY_CHANGED " ");

      y += mdg_canvas_text (canvas, words, area->left, y + 0.5, area->width, &remark);
    }
  y += 2;

  seals = draw_seals (self, canvas, right, y);
  sender = mdg_canvas_text (canvas, self->report_date, area->left, y, sender_width, &date) + 0.5;
  sender += mdg_page_draw_letterhead (document, canvas, area->left + sender_width, y + sender, sender_width);

  return y + MAX (sender, seals) + 3;
}

typedef struct
{
  MdgFlowFrame frame;
  guint page;
  double y;
  gboolean at_top; /* nothing stands on the page yet */
} Layout;

static void
add_section (MdgMonthlyDocument *self,
             MdgMonthlyStack *stack,
             MdgMonthlySection section,
             gboolean is_divided,
             guint side)
{
  const MdgMonthlySectionData *data = &self->sections[section];
  guint half = is_divided && data->table != NULL ? (mdg_table_get_n_rows (data->table) + 1) / 2 : G_MAXUINT;

  if (data->heading != NULL)
    mdg_monthly_stack_add (stack, data, is_divided && side == 1 ? half : 0, side == 0 ? half : G_MAXUINT);
}

/* Below what there is; on a new page when the stacks do not end on this one. */
static void
place_band (Layout *layout,
            MdgTextCache *cache,
            MdgMonthlyStack **stacks,
            guint n_stacks)
{
  guint n_pages;
  double end = 0;

  for (;;)
    {
      MdgFlowFrame frame = layout->frame;

      n_pages = 1;
      frame.first_top = layout->at_top ? layout->y : layout->y + BAND_GAP;
      for (guint i = 0; i < n_stacks; i++)
        n_pages = MAX (n_pages, mdg_monthly_stack_place (stacks[i], cache, &frame, layout->page));
      if (n_pages == 1 || layout->at_top)
        break;

      layout->page++;
      layout->y = layout->frame.top;
      layout->at_top = TRUE;
    }

  layout->page += n_pages - 1;
  layout->at_top = FALSE;
  for (guint i = 0; i < n_stacks; i++)
    end = MAX (end, mdg_monthly_stack_get_end (stacks[i], layout->page));
  layout->y = end;
}

/* Where figures have grown the side that has more gives way. FALSE when a label has no room. */
static gboolean
share_room (MdgMonthlyStack *left,
            MdgMonthlyStack *right)
{
  double excess = mdg_monthly_stack_get_label_width (left) - GOOD_LABEL;
  double lack = GOOD_LABEL - mdg_monthly_stack_get_label_width (right);

  if (lack > 0 && excess > 0)
    {
      mdg_monthly_stack_move_edges (left, 0, -MIN (lack, excess));
      mdg_monthly_stack_move_edges (right, -MIN (lack, excess), 0);
    }

  return MIN (mdg_monthly_stack_get_label_width (left), mdg_monthly_stack_get_label_width (right)) >= LEAST_LABEL;
}

/* Two stacks side by side, as the form has them. FALSE when a label has no room. */
static gboolean
place_side_by_side (MdgMonthlyDocument *self,
                    MdgTextCache *cache,
                    const MdgMonthlySize *size,
                    Layout *layout)
{
  gboolean has_room = TRUE;

  for (guint band = 0; band < G_N_ELEMENTS (bands); band++)
    {
      gboolean is_divided = bands[band].sides[0][0] == bands[band].sides[1][0];
      double left = bands[band].left_width;
      MdgMonthlyStack *stacks[] = { mdg_monthly_stack_new (self->area.left, left, size),
                                    mdg_monthly_stack_new (self->area.left + left + STACK_GAP, self->area.width - left - STACK_GAP, size) };

      for (guint side = 0; side < G_N_ELEMENTS (stacks); side++)
        {
          for (guint i = 0; i < MAX_SECTIONS && bands[band].sides[side][i] != 0; i++)
            add_section (self, stacks[side], bands[band].sides[side][i], is_divided, side);
          mdg_monthly_stack_set_widths (stacks[side], cache);
          g_ptr_array_add (self->stacks, stacks[side]);
        }
      has_room = share_room (stacks[0], stacks[1]) && has_room;
      place_band (layout, cache, stacks, G_N_ELEMENTS (stacks));
    }

  return has_room;
}

/* One section below the other in the full width: for figures too long for half of it. */
static void
place_in_full_width (MdgMonthlyDocument *self,
                     MdgTextCache *cache,
                     Layout *layout)
{
  MdgMonthlyStack *stack = mdg_monthly_stack_new (self->area.left, self->area.width, &sizes[0]);

  for (guint i = 1; i < MDG_MONTHLY_N_SECTIONS; i++)
    add_section (self, stack, i, FALSE, 0);
  mdg_monthly_stack_set_widths (stack, cache);
  g_ptr_array_add (self->stacks, stack);
  place_band (layout, cache, &stack, 1);
}

/* Returns the number of pages; 0 when the sections cannot stand side by side. */
static guint
lay_out (MdgMonthlyDocument *self,
         MdgTextCache *cache,
         const MdgFlowFrame *frame,
         const MdgMonthlySize *size)
{
  Layout layout = { *frame, 0, frame->first_top, TRUE };

  g_ptr_array_set_size (self->stacks, 0);
  if (size == NULL)
    place_in_full_width (self, cache, &layout);
  else if (!place_side_by_side (self, cache, size, &layout))
    return 0;

  return layout.page + 1;
}

static guint
mdg_monthly_document_paginate (MdgDocument *document,
                               MdgTextCache *cache)
{
  MdgMonthlyDocument *self = MDG_MONTHLY_DOCUMENT (document);
  g_autoptr (MdgCanvas) canvas = mdg_canvas_new (NULL, cache);
  const MdgMonthlySize *best = NULL;
  MdgFlowFrame frame = { 0 };
  guint least = G_MAXUINT;

  mdg_page_get_area (mdg_document_get_paper (document), &self->area);
  g_free (self->heading);
  self->heading = g_strdup_printf (_ ("Report of consultations (%s)"), self->month != NULL ? self->month : "");
  frame.first_top = draw_first_head (self, canvas);
  frame.top = self->area.top + HEAD_NEXT;
  frame.bottom = self->area.top + self->area.height - MDG_PAGE_FOOT;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n_pages = lay_out (self, cache, &frame, &sizes[i]);

      if (n_pages > 0 && n_pages <= PAGES)
        return n_pages;
      if (n_pages > 0 && n_pages < least)
        {
          least = n_pages;
          best = &sizes[i];
        }
    }

  return lay_out (self, cache, &frame, best);
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
  for (guint i = 0; i < self->stacks->len; i++)
    mdg_monthly_stack_draw (self->stacks->pdata[i], canvas, page);
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
  for (guint i = 0; i < MDG_MONTHLY_N_SECTIONS; i++)
    clear_section (&self->sections[i]);
  g_free (self->heading);
  g_ptr_array_unref (self->stacks);

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
  self->stacks = g_ptr_array_new_with_free_func ((GDestroyNotify) mdg_monthly_stack_free);
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

static MdgMonthlySectionData *
begin_section (MdgMonthlyDocument *self,
               MdgMonthlySection section,
               const char *heading)
{
  MdgMonthlySectionData *data = &self->sections[section];

  clear_section (data);
  data->heading = g_strdup_printf ("%d　%s", (int) section, heading);

  return data;
}

void
mdg_monthly_document_set_table (MdgMonthlyDocument *self,
                                MdgMonthlySection section,
                                MdgTable *table)
{
  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));
  g_return_if_fail (section > 0 && section < MDG_MONTHLY_N_SECTIONS);
  g_return_if_fail (MDG_IS_TABLE (table));
  g_return_if_fail (mdg_table_get_n_columns (table) > 1 && (mdg_table_get_n_columns (table) - 1) % MDG_MONTHLY_N_PERIODS == 0);

  begin_section (self, section, mdg_table_get_title (table))->table = g_object_ref (table);
}

void
mdg_monthly_document_set_text (MdgMonthlyDocument *self,
                               MdgMonthlySection section,
                               const char *heading,
                               const char *text,
                               double height)
{
  MdgMonthlySectionData *data;

  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));
  g_return_if_fail (section > 0 && section < MDG_MONTHLY_N_SECTIONS);

  data = begin_section (self, section, heading);
  data->text = g_strdup (text);
  data->height = height;
}

void
mdg_monthly_document_mark_changed (MdgMonthlyDocument *self,
                                   MdgMonthlySection section,
                                   guint row,
                                   guint column)
{
  MdgMonthlySectionData *data;

  g_return_if_fail (MDG_IS_MONTHLY_DOCUMENT (self));
  g_return_if_fail (section > 0 && section < MDG_MONTHLY_N_SECTIONS && column < 256);

  data = &self->sections[section];
  if (data->changed == NULL)
    data->changed = g_hash_table_new (NULL, NULL);
  g_hash_table_add (data->changed, GUINT_TO_POINTER (row << 8 | column));
}
