#define G_LOG_DOMAIN "mdg-app"

#include "mdg-start-page.h"

#include "mdg-app-paths.h"

struct _MdgStartPage
{
  GtkBox parent_instance;

  GtkWidget *new_button;
  GtkWidget *sample_box;
};

G_DEFINE_FINAL_TYPE (MdgStartPage, mdg_start_page, GTK_TYPE_BOX)

static void
mdg_start_page_map (GtkWidget *widget)
{
  MdgStartPage *self = MDG_START_PAGE (widget);

  GTK_WIDGET_CLASS (mdg_start_page_parent_class)->map (widget);
  gtk_widget_grab_focus (self->new_button);
}

static void
mdg_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_START_PAGE);

  G_OBJECT_CLASS (mdg_start_page_parent_class)->dispose (object);
}

static void
mdg_start_page_class_init (MdgStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_start_page_dispose;
  widget_class->map = mdg_start_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "mdg-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgStartPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, MdgStartPage, sample_box);
}

static void
mdg_start_page_init (MdgStartPage *self)
{
  GApplication *application = g_application_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->sample_box,
                          application != NULL && g_action_group_has_action (G_ACTION_GROUP (application), "sample-register"));
}
