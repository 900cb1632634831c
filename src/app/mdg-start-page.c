#define G_LOG_DOMAIN "mdg-app"

#include "mdg-start-page.h"

#include "mdg-app-paths.h"

struct _MdgStartPage
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (MdgStartPage, mdg_start_page, GTK_TYPE_BOX)

static void
mdg_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_START_PAGE);

  G_OBJECT_CLASS (mdg_start_page_parent_class)->dispose (object);
}

static void
mdg_start_page_class_init (MdgStartPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdg_start_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), MDG_UI_PATH "mdg-start-page.ui");
}

static void
mdg_start_page_init (MdgStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
