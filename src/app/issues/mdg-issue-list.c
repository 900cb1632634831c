#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-issue-list.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 420

struct _MdgIssueList
{
  GtkPopover parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MdgIssueList, mdg_issue_list, GTK_TYPE_POPOVER)

static guint toggled_signal;

static GtkCheckButton *
get_check (GtkListBoxRow *row)
{
  return GTK_CHECK_BUTTON (gtk_widget_get_first_child (gtk_list_box_row_get_child (row)));
}

static void
toggle (MdgIssueList *self,
        GtkListBoxRow *row)
{
  GtkCheckButton *check = get_check (row);

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  g_signal_emit (self, toggled_signal, 0, g_object_get_data (G_OBJECT (row), "issue"));
}

static gboolean
toggle_selected (GtkWidget *widget,
                 GVariant *arguments,
                 gpointer user_data)
{
  MdgIssueList *self = MDG_ISSUE_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    toggle (self, row);

  return row != NULL;
}

static void
on_row_activated (MdgIssueList *self,
                  GtkListBoxRow *row)
{
  toggle (self, row);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (user_data);

  return G_SOURCE_REMOVE;
}

static void
mdg_issue_list_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
mdg_issue_list_class_init (MdgIssueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_POPOVER_CLASS (klass)->closed = mdg_issue_list_closed;
  toggled_signal = g_signal_new ("toggled", MDG_TYPE_ISSUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, toggle_selected, NULL);
}

static void
mdg_issue_list_init (MdgIssueList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mdg-issue-checks");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

static void
add_row (MdgIssueList *self,
         MdgRecord *term,
         gboolean is_ticked)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (mdg_record_get_text (term, MDG_TERM_LABEL));
  GtkWidget *code = gtk_label_new (mdg_record_get_text (term, MDG_TERM_CODE));
  g_autofree char *name = g_strdup_printf ("%s %s%s", mdg_record_get_text (term, MDG_TERM_LABEL), mdg_record_get_text (term, MDG_TERM_CODE), is_ticked ? _ (", ticked") : "");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_ticked);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, mdg_record_get_text (term, MDG_TERM_LABEL), -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (code, "mdg-hint");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), code);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "issue", g_strdup (mdg_record_get_text (term, MDG_TERM_CODE)), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

MdgIssueList *
mdg_issue_list_open (GtkWidget *cell,
                     MdgClassifySheet *sheet,
                     guint row,
                     guint column)
{
  MdgIssueList *self = g_object_new (MDG_TYPE_ISSUE_LIST, NULL);
  const MdgIssueColumn *items = mdg_classify_columns_get_column (mdg_classify_sheet_get_columns (sheet), column);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, items->head, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, items->head, -1);
  for (guint i = 0; i < items->items->len; i++)
    add_row (self, items->items->pdata[i], mdg_classify_sheet_find_tick (sheet, row, mdg_record_get_text (items->items->pdata[i], MDG_TERM_CODE)) != NULL);
  gtk_widget_set_parent (GTK_WIDGET (self), cell);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));

  return self;
}

GtkListBox *
mdg_issue_list_get_list (MdgIssueList *self)
{
  g_return_val_if_fail (MDG_IS_ISSUE_LIST (self), NULL);

  return self->list;
}
