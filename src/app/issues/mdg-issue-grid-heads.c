#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-grid-private.h"

#include <glib/gi18n-lib.h>

#include "mdg-issue-cell.h"

static void
on_total_clicked (MdgIssueGrid *self,
                  GtkButton *button)
{
  guint column = G_MAXUINT;
  guint group = G_MAXUINT;

  if (!g_ptr_array_find (self->column_totals, button, &column))
    g_ptr_array_find (self->group_totals, button, &group);
  mdg_issue_grid_emit_drilled (self, column, group);
}

static void
add_total (MdgIssueGrid *self,
           GPtrArray *totals)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), totals == self->column_totals ? 1 : 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mdg-sheet-total");
  gtk_widget_add_css_class (label, "mdg-figures");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_total_clicked), self);
  mdg_issue_strip_add (self->foot, button);
  g_ptr_array_add (totals, button);
}

void
mdg_issue_grid_make_heads (MdgIssueGrid *self)
{
  MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);

  mdg_issue_strip_clear (self->heads);
  mdg_issue_strip_clear (self->foot);
  g_ptr_array_set_size (self->group_heads, 0);
  g_ptr_array_set_size (self->column_heads, 0);
  g_ptr_array_set_size (self->column_totals, 0);
  g_ptr_array_set_size (self->group_totals, 0);

  for (guint i = 0; i < mdg_classify_columns_get_n_groups (columns); i++)
    {
      MdgIssueCell *cell = mdg_issue_cell_new (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

      mdg_issue_cell_bind_group (cell, mdg_classify_columns_get_group (columns, i));
      mdg_issue_strip_add (self->heads, GTK_WIDGET (cell));
      g_ptr_array_add (self->group_heads, cell);
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      const MdgIssueColumn *column = mdg_classify_columns_get_column (columns, i);
      const MdgColumnGroup *group = mdg_classify_columns_get_group (columns, column->group);
      MdgIssueCell *cell = mdg_issue_cell_new (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
      g_autofree char *name = g_strdup_printf ("%s %s", column->code, column->head);

      mdg_issue_cell_bind_head (cell, column->head, name, group->style, i + 1 == group->first + group->n_columns && i + 1 < self->n_columns);
      mdg_issue_strip_add (self->heads, GTK_WIDGET (cell));
      g_ptr_array_add (self->column_heads, cell);
      add_total (self, self->column_totals);
    }
  for (guint i = 0; i < mdg_classify_columns_get_n_groups (columns); i++)
    add_total (self, self->group_totals);
}

static void
show_total (GtkWidget *button,
            const char *what,
            guint n,
            guint n_ticks,
            guint n_cases,
            gboolean is_group)
{
  g_autofree char *share = n_cases > 0 ? g_strdup_printf ("%.1f%%", 100.0 * n / n_cases) : g_strdup ("");
  g_autofree char *cases = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", n), n);
  g_autofree char *ticks = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u tick", "%u ticks", n_ticks), n_ticks);
  g_autofree char *markup = is_group ? g_strdup_printf ("<b>%s</b> <span alpha=\"65%%\">%s</span>", cases, share) : g_strdup_printf ("<span alpha=\"65%%\" size=\"smaller\">%s</span>  <b>%u</b>", share, n);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s (%s), %s. Show these cases"), what, cases, share, ticks);

  gtk_label_set_markup (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), markup);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
mdg_issue_grid_show_totals (MdgIssueGrid *self)
{
  MdgClassifyColumns *columns = mdg_classify_sheet_get_columns (self->sheet);
  guint n_cases = mdg_classify_sheet_get_n_cases (self->sheet);
  g_autofree char *corner = g_strdup_printf (_ ("<b>Cases</b>  <span alpha=\"65%%\">%u</span>"), n_cases);

  gtk_label_set_markup (GTK_LABEL (self->corner_label), corner);
  for (guint i = 0; i < self->n_columns; i++)
    show_total (self->column_totals->pdata[i], mdg_classify_columns_get_column (columns, i)->head, mdg_classify_sheet_count_cases (self->sheet, i), mdg_classify_sheet_count_ticks (self->sheet, i), n_cases, FALSE);
  for (guint i = 0; i < mdg_classify_columns_get_n_groups (columns); i++)
    show_total (self->group_totals->pdata[i], mdg_classify_columns_get_group (columns, i)->label, mdg_classify_sheet_count_group_cases (self->sheet, i), mdg_classify_sheet_count_group_ticks (self->sheet, i), n_cases, TRUE);
}
