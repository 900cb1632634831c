#define G_LOG_DOMAIN "mdg-report"

#include "config.h"

#include "mdg-form-private.h"

#include <glib/gi18n-lib.h>

#define BLANK "　　　　　　"

static void
free_box (gpointer data)
{
  MdgFormBox *box = data;

  g_free (box->text);
  g_free (box);
}

static MdgFormBox *
add_box (GPtrArray *boxes,
         MdgFormBoxKind kind,
         double x,
         double y,
         double width,
         double height,
         char *text)
{
  MdgFormBox *box = g_new0 (MdgFormBox, 1);

  *box = (MdgFormBox){ kind, x, y, width, height, text };
  g_ptr_array_add (boxes, box);

  return box;
}

/* Words, ☐ or ☑ before the label of a box, room for an entry between words. */
static char *
dup_items (const MdgFormCell *cell,
           const MdgFormData *data)
{
  GString *text = g_string_new (cell->head);
  const char *note = cell->note != NULL ? mdg_form_data_get_text (data, cell->note) : NULL;

  if (cell->head != NULL)
    g_string_append_c (text, '\n');
  g_string_append (text, note != NULL ? note : "");
  for (guint i = 0; i < cell->items->len; i++)
    {
      const MdgFormItem *item = cell->items->pdata[i];
      const MdgFormItem *before = i > 0 ? cell->items->pdata[i - 1] : NULL;

      if (cell->columns > 0 && before != NULL && item->cell != before->cell)
        g_string_append (text, item->cell % cell->columns == 0 ? "\n" : "　");
      else if (item->kind == MDG_FORM_BOX && before != NULL)
        g_string_append_c (text, ' ');
      if (item->kind == MDG_FORM_BOX)
        g_string_append_printf (text, "%s%s", mdg_form_data_is_ticked (data, item->key, item->code) ? "☑" : "☐", item->text);
      else if (item->kind != MDG_FORM_ENTRY)
        g_string_append (text, item->text);
      else if (mdg_form_data_get_text (data, item->key) != NULL)
        g_string_append (text, mdg_form_data_get_text (data, item->key));
      else if (cell->items->len > 1 && i + 1 < cell->items->len)
        g_string_append (text, BLANK);
    }

  return g_string_free (text, FALSE);
}

static void
list_cell (const MdgFormCell *cell,
           double x,
           double y,
           double height,
           const MdgFormData *data,
           GPtrArray *boxes)
{
  if (cell->label != NULL)
    add_box (boxes, MDG_FORM_BOX_LABEL, x, y, cell->width, height, g_strdup (cell->label));
  else if (cell->rows->len == 0)
    add_box (boxes, cell->note != NULL ? MDG_FORM_BOX_NOTE : MDG_FORM_BOX_CELL, x, y, cell->width, height, dup_items (cell, data));

  for (guint i = 0; i < cell->rows->len; i++)
    {
      const MdgFormRow *row = cell->rows->pdata[i];
      double left = x;

      for (guint j = 0; j < row->cells->len; j++)
        {
          const MdgFormCell *inner = row->cells->pdata[j];

          list_cell (inner, left, y, row->height, data, boxes);
          left += inner->width;
        }
      y += row->height;
    }
}

static double
list_section (const MdgFormSection *section,
              double y,
              const MdgFormData *data,
              GPtrArray *boxes)
{
  double start = y;
  MdgFormBox *label = add_box (boxes, MDG_FORM_BOX_LABEL, 0, y, MDG_FORM_LABEL, 0, g_strdup (section->label));

  for (guint i = 0; i < section->rows->len; i++)
    {
      const MdgFormRow *row = section->rows->pdata[i];
      double x = MDG_FORM_LABEL;

      for (guint j = 0; j < row->cells->len; j++)
        {
          const MdgFormCell *cell = row->cells->pdata[j];

          list_cell (cell, x, y, row->height, data, boxes);
          x += cell->width;
        }
      y += row->height;
    }
  label->height = y - start;

  return y;
}

static void
list_head (const MdgFormLayout *self,
           const MdgFormData *data,
           GPtrArray *boxes)
{
  const char *written = mdg_form_data_get_text (data, "request.date");
  const char *number = mdg_form_data_get_number (data);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *fax = self->fax != NULL ? g_strdup_printf ("%s %s", C_ ("print", "FAX"), self->fax) : NULL;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const MdgFormChoice *choice = self->choices->pdata[i];
      gboolean chosen = mdg_form_data_is_ticked (data, "kind", choice->code);

      g_string_append_printf (title, chosen ? "%s【%s】" : "%s%s", i > 0 ? "　／　" : "", choice->label);
    }
  g_string_append_printf (title, "%s%s", self->choices->len > 0 ? "　" : "", self->title);
  if (mdg_form_data_is_draft (data))
    g_string_append_printf (title, "　［%s］", C_ ("print", "Draft"));

  add_box (boxes, MDG_FORM_BOX_PLAIN, 0, 0, 107, 10, g_strdup (self->addressee));
  add_box (boxes, MDG_FORM_BOX_PLAIN_RIGHT, 107, 0, MDG_FORM_WIDTH - 107, 10, g_strjoin ("　", fax != NULL ? fax : "", number, NULL));
  add_box (boxes, MDG_FORM_BOX_TITLE, 0, 10, MDG_FORM_WIDTH, 12, g_strdup (title->str));
  add_box (boxes, MDG_FORM_BOX_PLAIN, 0, 22, 107, 8, self->choices->len > 1 ? g_strdup (self->note) : NULL);
  add_box (boxes, MDG_FORM_BOX_PLAIN_RIGHT, 107, 22, MDG_FORM_WIDTH - 107, 8, g_strconcat (self->date != NULL ? self->date : "", written != NULL ? written : self->blank_date, NULL));
}

static void
list_office (double y,
             const MdgFormData *data,
             GPtrArray *boxes)
{
  double width = MDG_FORM_INNER / 3;
  double height = MDG_FORM_OFFICE / 2;

  add_box (boxes, MDG_FORM_BOX_LABEL, 0, y, MDG_FORM_LABEL, MDG_FORM_OFFICE, g_strdup (C_ ("print", "Filled in by\nthe centre")));
  for (guint i = 0; i < MDG_FORM_N_OFFICE; i++)
    add_box (boxes, MDG_FORM_BOX_NOTE, MDG_FORM_LABEL + i % 3 * width, y + i / 3 * height, width, height, g_strjoin ("\n", mdg_form_get_office_label (i), mdg_form_data_get_text (data, mdg_form_get_office_key (i)), NULL));
}

GPtrArray *
mdg_form_layout_list_boxes (const MdgFormLayout *self,
                            const MdgFormData *data)
{
  GPtrArray *boxes = g_ptr_array_new_with_free_func (free_box);
  double y = MDG_FORM_HEAD;

  list_head (self, data, boxes);
  for (guint i = 0; i < self->sections->len; i++)
    y = list_section (self->sections->pdata[i], y, data, boxes);
  if (self->office)
    list_office (y, data, boxes);

  return boxes;
}
