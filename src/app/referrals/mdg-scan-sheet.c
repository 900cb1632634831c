#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-scan-sheet.h"

#include <math.h>

struct _MdgScanSheet
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  int quarters;
  double zoom;
  int room; /* width there is, in pixels */
};

G_DEFINE_FINAL_TYPE (MdgScanSheet, mdg_scan_sheet, GTK_TYPE_WIDGET)

#define LEAST_WIDTH 120

/* As it stands after turning. */
static void
get_size (MdgScanSheet *self,
          double *width,
          double *height)
{
  double own_width = self->texture != NULL ? gdk_texture_get_width (self->texture) : 1;
  double own_height = self->texture != NULL ? gdk_texture_get_height (self->texture) : 1;
  gboolean is_across = self->quarters % 2 != 0;
  double ratio = is_across ? own_width / own_height : own_height / own_width;

  *width = MAX (self->room, LEAST_WIDTH) * self->zoom;
  *height = *width * ratio;
}

static void
mdg_scan_sheet_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  double width;
  double height;

  get_size (MDG_SCAN_SHEET (widget), &width, &height);
  *minimum = (int) floor (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
  *natural = *minimum;
}

static void
mdg_scan_sheet_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  MdgScanSheet *self = MDG_SCAN_SHEET (widget);
  double width;
  double height;
  float across;
  float down;

  if (self->texture == NULL)
    return;

  get_size (self, &width, &height);
  across = (float) (self->quarters % 2 != 0 ? height : width);
  down = (float) (self->quarters % 2 != 0 ? width : height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) width / 2, (float) height / 2));
  gtk_snapshot_rotate (snapshot, (float) (self->quarters * 90));
  gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (-across / 2, -down / 2, across, down));
  gtk_snapshot_restore (snapshot);
}

static void
mdg_scan_sheet_dispose (GObject *object)
{
  g_clear_object (&MDG_SCAN_SHEET (object)->texture);

  G_OBJECT_CLASS (mdg_scan_sheet_parent_class)->dispose (object);
}

static void
mdg_scan_sheet_class_init (MdgScanSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_scan_sheet_dispose;
  widget_class->measure = mdg_scan_sheet_measure;
  widget_class->snapshot = mdg_scan_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mdg_scan_sheet_init (MdgScanSheet *self)
{
  self->zoom = 1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-sheet");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
mdg_scan_sheet_new (void)
{
  return g_object_new (MDG_TYPE_SCAN_SHEET, NULL);
}

void
mdg_scan_sheet_set_texture (MdgScanSheet *self,
                            GdkTexture *texture)
{
  g_return_if_fail (MDG_IS_SCAN_SHEET (self));

  g_set_object (&self->texture, texture);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GdkTexture *
mdg_scan_sheet_get_texture (MdgScanSheet *self)
{
  g_return_val_if_fail (MDG_IS_SCAN_SHEET (self), NULL);

  return self->texture;
}

void
mdg_scan_sheet_turn (MdgScanSheet *self)
{
  g_return_if_fail (MDG_IS_SCAN_SHEET (self));

  self->quarters = (self->quarters + 1) % 4;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
mdg_scan_sheet_set_zoom (MdgScanSheet *self,
                         double zoom)
{
  g_return_if_fail (MDG_IS_SCAN_SHEET (self));

  self->zoom = CLAMP (zoom, 0.5, 4);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
mdg_scan_sheet_get_zoom (MdgScanSheet *self)
{
  g_return_val_if_fail (MDG_IS_SCAN_SHEET (self), 1);

  return self->zoom;
}

void
mdg_scan_sheet_set_room (MdgScanSheet *self,
                         int width)
{
  g_return_if_fail (MDG_IS_SCAN_SHEET (self));

  if (self->room == width)
    return;

  self->room = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
