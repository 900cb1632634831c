#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-map-area.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define REST 90    /* ms without a movement before a sharp picture is made */
#define AROUND 0.2 /* of the view, drawn beyond each edge so that a pan has something to show */
#define GRAB 10.0  /* pixels around an edge */
#define RADIUS_STEP 100.0
#define FIT_MARGIN 18

struct _MdgMapArea
{
  GtkWidget parent_instance;

  MdgMap *map;
  MdgMapView view;
  gboolean is_placed; /* somebody looked around */
  int selected;
  gboolean with_areas;
  gboolean with_sites;
  gboolean is_toggling;

  GdkTexture *picture;
  MdgMapView pictured; /* what the picture shows, in units of this widget */
  guint rest;
  gboolean is_drawing;
  gboolean is_stale;
  MdgTextCache *cache; /* lent to the thread that draws */

  gboolean has_circle;
  MdgPoint centre;
  double radius;
  gboolean is_resizing;
  MdgMapView grabbed; /* the view a pan began with */
  double zoomed;      /* the scale a pinch began with */
};

G_DEFINE_FINAL_TYPE (MdgMapArea, mdg_map_area, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  TOGGLED,
  RESIZED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One picture on its way: all that the thread needs. */
typedef struct
{
  MdgMap *map;
  MdgMapView view;
  MdgMapLook look;
  double scale;
  cairo_surface_t *surface;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  mdg_map_unref (job->map);
  g_clear_pointer (&job->surface, cairo_surface_destroy);
  g_free (job);
}

static void
draw_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  /* No name in the part around what is seen: it would be cut at the edge. */
  double x = job->view.width * AROUND / (1 + 2 * AROUND);
  double y = job->view.height * AROUND / (1 + 2 * AROUND);
  const cairo_rectangle_t edges[] = { { 0, 0, x, job->view.height }, { job->view.width - x, 0, x, job->view.height }, { 0, 0, job->view.width, y }, { 0, job->view.height - y, job->view.width, y } };
  cairo_t *cr;

  job->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (job->view.width * job->scale), (int) ceil (job->view.height * job->scale));
  cr = cairo_create (job->surface);
  cairo_scale (cr, job->scale, job->scale);
  cairo_set_source_rgb (cr, 0.96, 0.96, 0.95);
  cairo_paint (cr);
  g_array_append_vals (taken, edges, G_N_ELEMENTS (edges));
  job->look.taken = taken;
  mdg_map_draw (job->map, cr, &job->view, &job->look);
  job->look.taken = NULL;
  cairo_destroy (cr);
  cairo_surface_flush (job->surface);
  g_task_return_boolean (task, TRUE);
}

static void draw_soon (MdgMapArea *self,
                       guint after);

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  MdgMapArea *self = MDG_MAP_AREA (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  int height = cairo_image_surface_get_height (job->surface);
  int stride = cairo_image_surface_get_stride (job->surface);
  g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (job->surface), (gsize) height * stride);

  self->is_drawing = FALSE;
  g_clear_object (&self->picture);
  self->picture = gdk_memory_texture_new (cairo_image_surface_get_width (job->surface), height, GDK_MEMORY_DEFAULT, bytes, stride);
  self->pictured = job->view;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->is_stale)
    draw_soon (self, 0);
}

static gboolean
draw_cb (gpointer user_data)
{
  MdgMapArea *self = user_data;
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->rest = 0;
  self->is_stale = self->is_drawing;
  if (self->is_drawing || self->map == NULL || self->view.width < 2)
    return G_SOURCE_REMOVE;

  self->is_drawing = TRUE;
  job = g_new0 (Job, 1);
  job->map = mdg_map_ref (self->map);
  job->view = self->view;
  job->view.width *= 1 + 2 * AROUND;
  job->view.height *= 1 + 2 * AROUND;
  job->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  job->look = (MdgMapLook){ MDG_MAP_COLOUR, self->cache, 12, TRUE, self->with_areas, self->with_sites, self->selected, NULL };
  task = g_task_new (self, NULL, drawn_cb, NULL);
  g_task_set_source_tag (task, draw_cb);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, draw_in_thread);

  return G_SOURCE_REMOVE;
}

static void
draw_soon (MdgMapArea *self,
           guint after)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (after, draw_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mdg_map_area_fit (MdgMapArea *self)
{
  g_return_if_fail (MDG_IS_MAP_AREA (self));

  if (self->map != NULL)
    mdg_map_view_fit (&self->view, self->map, self->view.width, self->view.height, FIT_MARGIN);
  self->is_placed = FALSE;
  draw_soon (self, 0);
}

/* The point under (x, y) stays where it is. */
static void
zoom_at (MdgMapArea *self,
         double factor,
         double x,
         double y)
{
  MdgPoint before = mdg_map_view_to_plane (&self->view, x, y);
  MdgPoint after;

  self->view.scale = CLAMP (self->view.scale * factor, 1e-4, 5);
  after = mdg_map_view_to_plane (&self->view, x, y);
  self->view.x += before.x - after.x;
  self->view.y += before.y - after.y;
  self->is_placed = TRUE;
  draw_soon (self, REST);
}

void
mdg_map_area_zoom (MdgMapArea *self,
                   double factor)
{
  g_return_if_fail (MDG_IS_MAP_AREA (self));

  zoom_at (self, factor, self->view.width / 2, self->view.height / 2);
}

static void
snapshot_circle (MdgMapArea *self,
                 GtkSnapshot *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->view.width, (float) self->view.height));
  const double dashes[] = { 6, 4 };
  double x;
  double y;

  mdg_map_view_to_picture (&self->view, &self->centre, &x, &y);
  cairo_arc (cr, x, y, self->radius * self->view.scale, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0.70, 0.36, 0);
  cairo_set_line_width (cr, 2.5);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_arc (cr, x + self->radius * self->view.scale, y, 6, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
mdg_map_area_snapshot (GtkWidget *widget,
                       GtkSnapshot *snapshot)
{
  MdgMapArea *self = MDG_MAP_AREA (widget);
  const MdgMapLook look = { MDG_MAP_COLOUR, self->cache, 12, TRUE, TRUE, TRUE, -1, NULL };
  cairo_t *cr;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->view.width, (float) self->view.height));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.96f, 0.96f, 0.95f, 1 }, &GRAPHENE_RECT_INIT (0, 0, (float) self->view.width, (float) self->view.height));
  if (self->picture != NULL && self->map != NULL)
    {
      double zoom = self->view.scale / self->pictured.scale;
      MdgPoint middle = { self->pictured.x, self->pictured.y };
      double x;
      double y;

      mdg_map_view_to_picture (&self->view, &middle, &x, &y);
      gtk_snapshot_append_texture (snapshot, self->picture, &GRAPHENE_RECT_INIT ((float) (x - zoom * self->pictured.width / 2), (float) (y - zoom * self->pictured.height / 2), (float) (zoom * self->pictured.width), (float) (zoom * self->pictured.height)));
    }
  if (self->has_circle)
    snapshot_circle (self, snapshot);
  /* The thread has the text cache while it draws. */
  if (self->map != NULL && !self->is_drawing)
    {
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->view.width, (float) self->view.height));
      mdg_map_draw_scale_bar (cr, &self->view, &look, 16, self->view.height - 14, 150);
      mdg_map_draw_north (cr, &look, self->view.width - 26, 14, 26);
      cairo_destroy (cr);
    }
  gtk_snapshot_pop (snapshot);
}

static void
mdg_map_area_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  MdgMapArea *self = MDG_MAP_AREA (widget);

  self->view.width = width;
  self->view.height = height;
  if (self->map != NULL && !self->is_placed)
    mdg_map_view_fit (&self->view, self->map, width, height, FIT_MARGIN);
  draw_soon (self, self->picture == NULL ? 0 : REST);
}

static void
mdg_map_area_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = 200;
  *natural = 500;
}

static gboolean
is_on_edge (MdgMapArea *self,
            double x,
            double y)
{
  double cx;
  double cy;

  if (!self->has_circle)
    return FALSE;
  mdg_map_view_to_picture (&self->view, &self->centre, &cx, &cy);

  return fabs (hypot (x - cx, y - cy) - self->radius * self->view.scale) < GRAB;
}

static void
pick (MdgMapArea *self,
      int town)
{
  mdg_map_area_set_selected (self, town);
  g_signal_emit (self, signals[PICKED], 0, town);
}

static void
on_released (MdgMapArea *self,
             int n_press,
             double x,
             double y)
{
  MdgPoint at = mdg_map_view_to_plane (&self->view, x, y);
  int town = self->map != NULL ? mdg_map_find_town (self->map, &at) : -1;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  pick (self, town);
  if (self->is_toggling && town >= 0)
    g_signal_emit (self, signals[TOGGLED], 0, town);
}

static void
on_drag_begin (MdgMapArea *self,
               double x,
               double y)
{
  self->grabbed = self->view;
  self->is_resizing = is_on_edge (self, x, y);
}

static void
resize (MdgMapArea *self,
        double radius,
        gboolean is_done)
{
  self->radius = CLAMP (radius, RADIUS_STEP, 50000);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[RESIZED], 0, self->radius, is_done);
}

static void
drag_to (MdgMapArea *self,
         GtkGestureDrag *gesture,
         double dx,
         double dy,
         gboolean is_done)
{
  double x;
  double y;

  if (self->is_resizing && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    {
      MdgPoint at = mdg_map_view_to_plane (&self->view, x + dx, y + dy);

      resize (self, hypot (at.x - self->centre.x, at.y - self->centre.y), is_done);
      return;
    }
  if (fabs (dx) + fabs (dy) < 4)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->view.x = self->grabbed.x - dx / self->view.scale;
  self->view.y = self->grabbed.y + dy / self->view.scale;
  self->is_placed = TRUE;
  draw_soon (self, REST);
}

static void
on_drag_update (GtkGestureDrag *gesture,
                double dx,
                double dy,
                gpointer user_data)
{
  drag_to (user_data, gesture, dx, dy, FALSE);
}

static void
on_drag_end (GtkGestureDrag *gesture,
             double dx,
             double dy,
             gpointer user_data)
{
  drag_to (user_data, gesture, dx, dy, TRUE);
  MDG_MAP_AREA (user_data)->is_resizing = FALSE;
}

static gboolean
on_scroll (MdgMapArea *self,
           double dx,
           double dy)
{
  mdg_map_area_zoom (self, pow (1.2, -dy));

  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (MdgMapArea *self)
{
  self->zoomed = self->view.scale;
}

static void
on_pinch (MdgMapArea *self,
          double scale)
{
  mdg_map_area_zoom (self, self->zoomed * scale / self->view.scale);
}

static void
go (MdgMapArea *self,
    int dx,
    int dy)
{
  int next = self->map != NULL ? mdg_map_find_next_town (self->map, self->selected, dx, dy) : -1;

  if (next >= 0)
    pick (self, next);
}

static gboolean
on_key (MdgMapArea *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    go (self, key == GDK_KEY_Left ? -1 : 1, 0);
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    go (self, 0, key == GDK_KEY_Up ? 1 : -1);
  else if (key == GDK_KEY_plus || key == GDK_KEY_KP_Add || key == GDK_KEY_semicolon)
    mdg_map_area_zoom (self, 1.25);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    mdg_map_area_zoom (self, 0.8);
  else if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
    mdg_map_area_fit (self);
  else if (key == GDK_KEY_space && self->is_toggling && self->selected >= 0)
    g_signal_emit (self, signals[TOGGLED], 0, self->selected);
  else if ((key == GDK_KEY_bracketleft || key == GDK_KEY_bracketright) && self->has_circle)
    resize (self, self->radius + (key == GDK_KEY_bracketleft ? -RADIUS_STEP : RADIUS_STEP), TRUE);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
mdg_map_area_dispose (GObject *object)
{
  MdgMapArea *self = MDG_MAP_AREA (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->map, mdg_map_unref);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (mdg_map_area_parent_class)->dispose (object);
}

/* No thread draws any more: its task holds the widget. */
static void
mdg_map_area_finalize (GObject *object)
{
  mdg_text_cache_free (MDG_MAP_AREA (object)->cache);

  G_OBJECT_CLASS (mdg_map_area_parent_class)->finalize (object);
}

static void
mdg_map_area_class_init (MdgMapAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_map_area_dispose;
  G_OBJECT_CLASS (klass)->finalize = mdg_map_area_finalize;
  widget_class->snapshot = mdg_map_area_snapshot;
  widget_class->size_allocate = mdg_map_area_size_allocate;
  widget_class->measure = mdg_map_area_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "mdg-map");

  signals[PICKED] = g_signal_new ("picked", MDG_TYPE_MAP_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TOGGLED] = g_signal_new ("toggled", MDG_TYPE_MAP_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RESIZED] = g_signal_new ("resized", MDG_TYPE_MAP_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);
}

static void
mdg_map_area_init (MdgMapArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->selected = -1;
  self->with_areas = TRUE;
  self->with_sites = TRUE;
  self->view = (MdgMapView){ 0, 0, 1, 1, 1 };
  self->cache = mdg_text_cache_new (MDG_TYPEFACE_GOTHIC);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map of visiting ranges; the table beside it says the same"), -1);
}

GtkWidget *
mdg_map_area_new (void)
{
  return g_object_new (MDG_TYPE_MAP_AREA, NULL);
}

void
mdg_map_area_set_map (MdgMapArea *self,
                      MdgMap *map)
{
  g_return_if_fail (MDG_IS_MAP_AREA (self));

  if (map != NULL)
    mdg_map_ref (map);
  g_clear_pointer (&self->map, mdg_map_unref);
  self->map = map;
  if (map != NULL && !self->is_placed)
    mdg_map_view_fit (&self->view, map, self->view.width, self->view.height, FIT_MARGIN);
  draw_soon (self, 0);
}

void
mdg_map_area_set_names (MdgMapArea *self,
                        gboolean with_areas,
                        gboolean with_sites)
{
  g_return_if_fail (MDG_IS_MAP_AREA (self));

  self->with_areas = with_areas;
  self->with_sites = with_sites;
}

void
mdg_map_area_set_selected (MdgMapArea *self,
                           int town)
{
  g_return_if_fail (MDG_IS_MAP_AREA (self));

  if (self->selected == town)
    return;

  self->selected = town;
  draw_soon (self, 0);
}

int
mdg_map_area_get_selected (MdgMapArea *self)
{
  g_return_val_if_fail (MDG_IS_MAP_AREA (self), -1);

  return self->selected;
}

void
mdg_map_area_set_circle (MdgMapArea *self,
                         const MdgPoint *centre,
                         double radius)
{
  g_return_if_fail (MDG_IS_MAP_AREA (self));

  self->has_circle = centre != NULL;
  if (centre != NULL)
    self->centre = *centre;
  self->radius = radius;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mdg_map_area_set_toggling (MdgMapArea *self,
                           gboolean is_toggling)
{
  g_return_if_fail (MDG_IS_MAP_AREA (self));

  self->is_toggling = is_toggling;
}
