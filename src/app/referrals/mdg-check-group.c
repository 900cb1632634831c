#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-check-group.h"

#include "mdg-wrap-layout.h"

#define CODE_KEY "mdg-code"

struct _MdgCheckGroup
{
  GtkWidget parent_instance;

  guint n_boxes;
  gboolean is_single;
  gboolean is_numbered;
  gboolean is_showing; /* following a record, not a hand */
};

G_DEFINE_FINAL_TYPE (MdgCheckGroup, mdg_check_group, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_code (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), CODE_KEY);
}

static void
on_toggled (GtkCheckButton *box,
            gpointer user_data)
{
  MdgCheckGroup *self = user_data;

  if (self->is_showing)
    return;

  self->is_showing = TRUE;
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self)); self->is_single && other != NULL; other = gtk_widget_get_next_sibling (other))
    if (other != GTK_WIDGET (box))
      gtk_check_button_set_active (GTK_CHECK_BUTTON (other), FALSE);
  self->is_showing = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_key (MdgCheckGroup *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  guint digit = key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_0 : key - GDK_KEY_0;
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (digit < 1 || digit > 9 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  for (guint i = 1; box != NULL && i < digit; i++)
    box = gtk_widget_get_next_sibling (box);
  if (box == NULL)
    return FALSE;
  gtk_widget_grab_focus (box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), !gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));

  return TRUE;
}

/* The first that is ticked, else the first. */
static GtkWidget *
find_start (MdgCheckGroup *self)
{
  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self)); box != NULL; box = gtk_widget_get_next_sibling (box))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)))
      return box;

  return gtk_widget_get_first_child (GTK_WIDGET (self));
}

static gboolean
mdg_check_group_grab_focus (GtkWidget *widget)
{
  GtkWidget *start = find_start (MDG_CHECK_GROUP (widget));

  return start != NULL && gtk_widget_grab_focus (start);
}

static gboolean
mdg_check_group_focus (GtkWidget *widget,
                       GtkDirectionType direction)
{
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  gboolean is_back = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  GtkWidget *next;

  if (focus == NULL)
    return mdg_check_group_grab_focus (widget);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  next = is_back ? gtk_widget_get_prev_sibling (focus) : gtk_widget_get_next_sibling (focus);

  return next != NULL && gtk_widget_grab_focus (next);
}

static void
mdg_check_group_dispose (GObject *object)
{
  GtkWidget *box;

  while ((box = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (box);

  G_OBJECT_CLASS (mdg_check_group_parent_class)->dispose (object);
}

static void
mdg_check_group_class_init (MdgCheckGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdg_check_group_dispose;
  widget_class->focus = mdg_check_group_focus;
  widget_class->grab_focus = mdg_check_group_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CHECK_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mdg_check_group_init (MdgCheckGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), mdg_wrap_layout_new (10));
  gtk_widget_add_css_class (GTK_WIDGET (self), "mdg-check-group");
}

GtkWidget *
mdg_check_group_new (const char *label,
                     gboolean is_single,
                     gboolean is_numbered)
{
  MdgCheckGroup *self = g_object_new (MDG_TYPE_CHECK_GROUP, NULL);

  self->is_single = is_single;
  self->is_numbered = is_numbered;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

void
mdg_check_group_append (MdgCheckGroup *self,
                        const char *code,
                        const char *label)
{
  g_autofree char *text = NULL;
  GtkWidget *box;

  g_return_if_fail (MDG_IS_CHECK_GROUP (self));

  self->n_boxes++;
  text = self->is_numbered ? g_strdup_printf ("%u %s", self->n_boxes, label) : g_strdup (label);
  box = gtk_check_button_new_with_label (text);
  g_object_set_data_full (G_OBJECT (box), CODE_KEY, g_strdup (code), g_free);
  gtk_widget_set_focus_on_click (box, FALSE);
  g_signal_connect (box, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

char *
mdg_check_group_dup_codes (MdgCheckGroup *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  g_return_val_if_fail (MDG_IS_CHECK_GROUP (self), NULL);

  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self)); box != NULL; box = gtk_widget_get_next_sibling (box))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", get_code (box));

  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

void
mdg_check_group_set_codes (MdgCheckGroup *self,
                           const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", " ", -1);

  g_return_if_fail (MDG_IS_CHECK_GROUP (self));

  self->is_showing = TRUE;
  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self)); box != NULL; box = gtk_widget_get_next_sibling (box))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (box), g_strv_contains ((const char *const *) list, get_code (box)));
  self->is_showing = FALSE;
}
