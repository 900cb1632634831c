#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-coverage-table.h"

#include "mdg-coverage-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
dup_number (double number)
{
  return isnan (number) ? g_strdup ("―") : g_strdup_printf ("%'.0f", number);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  double first = mdg_coverage_item_get_missing (*(MdgCoverageItem *const *) a);
  double second = mdg_coverage_item_get_missing (*(MdgCoverageItem *const *) b);

  return first > second ? -1 : first < second;
}

void
mdg_coverage_table_fill (GListStore *items_store,
                         MdgCoverageSheet *sheet,
                         MdgCoverageSheet *before)
{
  MdgGeography *geography = mdg_coverage_sheet_get_geography (sheet);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < geography->towns->len; i++)
    {
      const MdgCoverageRow *row = mdg_coverage_sheet_get_row (sheet, i);
      const MdgCoverageRow *old = before != NULL ? mdg_coverage_sheet_get_row (before, i) : NULL;
      g_autofree char *people = dup_number (row->people_65);
      g_autofree char *agencies = g_strdup_printf ("%u", row->n_providers);
      g_autofree char *missing = dup_number (old != NULL ? old->people_uncovered : row->people_uncovered);
      g_autofree char *after = old != NULL ? dup_number (row->people_uncovered) : g_strdup ("");
      const char *const texts[MDG_COVERAGE_ITEM_N_TEXTS] = { ((MdgGeographyTown *) geography->towns->pdata[i])->name, people, agencies, missing, after };

      g_ptr_array_add (items, mdg_coverage_item_new (i, isnan (row->people_uncovered) ? (row->area - row->covered) / 1e6 : row->people_uncovered, texts));
    }
  /* Sorted first: a list that is sorted while shown keeps the row that was on top in sight. */
  g_ptr_array_sort (items, compare_items);
  g_list_store_splice (items_store, 0, g_list_model_get_n_items (G_LIST_MODEL (items_store)), items->pdata, items->len);
}

static void
setup_cell (GtkSignalListItemFactory *factory,
            GtkListItem *item,
            gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (user_data) == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "mdg-figures");
  gtk_list_item_set_child (item, label);
}

/* A row says all of itself to a screen reader. */
static void
name_row (GtkWidget *cell,
          MdgCoverageItem *item)
{
  GtkWidget *row = gtk_widget_get_parent (cell) != NULL ? gtk_widget_get_parent (gtk_widget_get_parent (cell)) : NULL;
  g_autofree char *name = g_strjoin (" ", mdg_coverage_item_get_text (item, 0), mdg_coverage_item_get_text (item, 3), _ ("people"), mdg_coverage_item_get_text (item, 4), NULL);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cell (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           gpointer user_data)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), mdg_coverage_item_get_text (gtk_list_item_get_item (item), GPOINTER_TO_UINT (user_data)));
  name_row (label, gtk_list_item_get_item (item));
}

void
mdg_coverage_table_add_columns (GtkColumnView *table)
{
  /* The list inside, which takes the focus. */
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (table));
  const char *const titles[MDG_COVERAGE_ITEM_N_TEXTS] = { _ ("Town"), _ ("65+"), _ ("Agencies"), _ ("Not reached"), _ ("Proposed") };

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Towns and the people not reached"), -1);
  for (guint i = 0; i < MDG_COVERAGE_ITEM_N_TEXTS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cell), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (table, column);
    }
}

void
mdg_coverage_table_show_proposed (GtkColumnView *table,
                                  gboolean is_shown)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (table), MDG_COVERAGE_ITEM_N_TEXTS - 1);

  gtk_column_view_column_set_visible (column, is_shown);
}
