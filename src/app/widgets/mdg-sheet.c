#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _MdgSheet
{
  GtkWidget parent_instance;

  MdgDocument *document;
  guint page;
  double scale;
};

G_DEFINE_FINAL_TYPE (MdgSheet, mdg_sheet, GTK_TYPE_WIDGET)

static void
get_size (MdgSheet *self,
          double *width,
          double *height)
{
  *width = 0;
  *height = 0;
  if (self->document != NULL)
    mdg_document_get_page_size_points (self->document, width, height);
  *width *= self->scale;
  *height *= self->scale;
}

static void
mdg_sheet_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  double width;
  double height;

  get_size (MDG_SHEET (widget), &width, &height);
  *minimum = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
  *natural = *minimum;
}

static void
mdg_sheet_snapshot (GtkWidget *widget,
                    GtkSnapshot *snapshot)
{
  MdgSheet *self = MDG_SHEET (widget);
  double width;
  double height;
  cairo_t *cr;

  if (self->document == NULL)
    return;

  get_size (self, &width, &height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_scale (cr, self->scale, self->scale);
  mdg_document_draw_page (self->document, cr, self->page);
  cairo_destroy (cr);
}

static void
mdg_sheet_dispose (GObject *object)
{
  g_clear_object (&MDG_SHEET (object)->document);

  G_OBJECT_CLASS (mdg_sheet_parent_class)->dispose (object);
}

static void
mdg_sheet_class_init (MdgSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_sheet_dispose;
  widget_class->measure = mdg_sheet_measure;
  widget_class->snapshot = mdg_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mdg_sheet_init (MdgSheet *self)
{
  self->scale = 1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-sheet");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
mdg_sheet_new (void)
{
  return g_object_new (MDG_TYPE_SHEET, NULL);
}

void
mdg_sheet_set_page (MdgSheet *self,
                    MdgDocument *document,
                    guint page)
{
  g_autofree char *name = NULL;

  g_return_if_fail (MDG_IS_SHEET (self));

  g_set_object (&self->document, document);
  self->page = page;
  if (document != NULL)
    name = g_strdup_printf (_ ("Page %u of %u"), page + 1, mdg_document_get_n_pages (document));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "", -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
mdg_sheet_set_scale (MdgSheet *self,
                     double scale)
{
  g_return_if_fail (MDG_IS_SHEET (self));
  g_return_if_fail (scale > 0);

  if (fabs (self->scale - scale) < 1e-6)
    return;
  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
