#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-sidebar-row.h"

#include <glib/gi18n-lib.h>

#include "mdg-app-paths.h"

struct _MdgSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkWidget *label;
  GtkWidget *badge;
  GtkWidget *small_badge;

  char *id;
  char *title;
  guint n_waiting;
  MdgPage *page; /* NULL until it is made */
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (MdgSidebarRow, mdg_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_page_facts (MdgSidebarRow *self)
{
  const char *title = self->page != NULL ? mdg_page_get_title (self->page) : self->title;
  guint badge = self->page != NULL ? mdg_page_get_badge (self->page) : self->n_waiting;
  g_autofree char *count = g_strdup_printf ("%u", badge);
  /* Translators: what a screen reader says of a page and how many things wait there. */
  g_autofree char *name = badge > 0 ? g_strdup_printf (_ ("%s, %u waiting"), title, badge) : g_strdup (title);

  gtk_label_set_text (GTK_LABEL (self->label), title);
  gtk_label_set_text (GTK_LABEL (self->badge), count);
  gtk_label_set_text (GTK_LABEL (self->small_badge), count);
  gtk_widget_set_visible (self->label, !self->is_narrow);
  gtk_widget_set_visible (self->badge, badge > 0 && !self->is_narrow);
  gtk_widget_set_visible (self->small_badge, badge > 0 && self->is_narrow);
  gtk_widget_set_halign (GTK_WIDGET (self->icon), self->is_narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_hexpand (GTK_WIDGET (self->icon), self->is_narrow);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), self->is_narrow ? title : NULL) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->is_narrow ? title : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
mdg_sidebar_row_dispose (GObject *object)
{
  MdgSidebarRow *self = MDG_SIDEBAR_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MDG_TYPE_SIDEBAR_ROW);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (mdg_sidebar_row_parent_class)->dispose (object);
}

static void
mdg_sidebar_row_finalize (GObject *object)
{
  g_free (MDG_SIDEBAR_ROW (object)->id);
  g_free (MDG_SIDEBAR_ROW (object)->title);

  G_OBJECT_CLASS (mdg_sidebar_row_parent_class)->finalize (object);
}

static void
mdg_sidebar_row_class_init (MdgSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_sidebar_row_dispose;
  object_class->finalize = mdg_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "mdg-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MdgSidebarRow, label);
  gtk_widget_class_bind_template_child (widget_class, MdgSidebarRow, badge);
  gtk_widget_class_bind_template_child (widget_class, MdgSidebarRow, small_badge);
}

static void
mdg_sidebar_row_init (MdgSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mdg_sidebar_row_new (const char *id,
                     const char *icon_name,
                     const char *title)
{
  MdgSidebarRow *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (MDG_TYPE_SIDEBAR_ROW, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  show_page_facts (self);

  return GTK_WIDGET (self);
}

void
mdg_sidebar_row_set_page (MdgSidebarRow *self,
                          MdgPage *page)
{
  g_return_if_fail (MDG_IS_SIDEBAR_ROW (self));
  g_return_if_fail (MDG_IS_PAGE (page));

  if (self->n_waiting > 0)
    mdg_page_set_badge (page, self->n_waiting);
  self->page = g_object_ref (page);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (show_page_facts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::badge", G_CALLBACK (show_page_facts), self, G_CONNECT_SWAPPED);
  show_page_facts (self);
}

const char *
mdg_sidebar_row_get_id (MdgSidebarRow *self)
{
  g_return_val_if_fail (MDG_IS_SIDEBAR_ROW (self), NULL);

  return self->id;
}

void
mdg_sidebar_row_set_badge (MdgSidebarRow *self,
                           guint badge)
{
  g_return_if_fail (MDG_IS_SIDEBAR_ROW (self));

  self->n_waiting = badge;
  if (self->page != NULL)
    mdg_page_set_badge (self->page, badge);
  else
    show_page_facts (self);
}

void
mdg_sidebar_row_set_is_narrow (MdgSidebarRow *self,
                               gboolean is_narrow)
{
  g_return_if_fail (MDG_IS_SIDEBAR_ROW (self));

  self->is_narrow = is_narrow;
  show_page_facts (self);
}
