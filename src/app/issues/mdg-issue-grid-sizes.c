#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-grid-private.h"

#include "mdg-issue-cell.h"

#define LINE_HEIGHT 0.86 /* of the font's own; the same as in style.css */
#define CELL_PADDING 7
#define SIDE_CHARACTERS 11

/* Everything follows from the size of a line of text, so that larger text makes a larger sheet. */
void
mdg_issue_grid_measure_text (MdgIssueGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (gtk_widget_get_first_child (self->probe), "漢");
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  self->digit_width = MAX (width, 8);
  self->line_height = MAX ((int) (height * LINE_HEIGHT + 0.5), 10);
  self->side_width = (int) (self->digit_width * SIDE_CHARACTERS) + 5 * CELL_PADDING;
  self->group_height = self->line_height + 14;
  self->head_height = MDG_GRID_HEAD_LINES * self->line_height + 10;
  self->foot_height = self->line_height + 14;
}

static double
get_widest_label (MdgIssueGrid *self,
                  guint column)
{
  const MdgIssueColumn *items = mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (self->sheet), column);
  double widest = 0;

  for (guint i = 0; i < items->items->len; i++)
    {
      const char *text = mdg_record_get_text (items->items->pdata[i], MDG_TERM_SHORT);
      double width = 0;

      for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
        width += g_unichar_iswide (g_utf8_get_char (at)) ? 1 : 0.6;
      widest = MAX (widest, width);
    }

  return CLAMP (widest, MDG_GRID_LABEL_CHARACTERS - 1, MDG_GRID_LABEL_CHARACTERS);
}

void
mdg_issue_grid_place_columns (MdgIssueGrid *self,
                              int width)
{
  int left = 0;
  int spare = width;

  g_array_set_size (self->column_lefts, 0);
  for (guint i = 0; i < self->n_columns; i++)
    spare -= (int) (get_widest_label (self, i) * self->digit_width) + 2 * CELL_PADDING;

  for (guint i = 0; i < self->n_columns; i++)
    {
      int share = spare > 0 ? spare / (int) (self->n_columns - i) : 0;

      g_array_append_val (self->column_lefts, left);
      left += (int) (get_widest_label (self, i) * self->digit_width) + 2 * CELL_PADDING + share;
      spare -= share;
    }
  g_array_append_val (self->column_lefts, left);
}
