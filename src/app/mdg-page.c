#define G_LOG_DOMAIN "mdg-app"

#include "mdg-page.h"

#include "mdg-macros.h"

typedef struct
{
  char *title;
  char *subtitle;
  guint badge;
  gboolean is_wide;
  gboolean has_main_act;
  gboolean has_tabs;
  GtkWidget *header_start;
  GtkWidget *header_end;
  GPtrArray *panes; /* borrowed widgets */
} MdgPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MdgPage, mdg_page, GTK_TYPE_BOX)

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_BADGE,
  PROP_IS_WIDE,
  PROP_HAS_MAIN_ACT,
  PROP_HEADER_START,
  PROP_HEADER_END,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static MdgPagePrivate *
get_private (MdgPage *self)
{
  return mdg_page_get_instance_private (self);
}

static void
focus_first_pane (MdgPage *self)
{
  MdgPagePrivate *priv = get_private (self);

  mdg_pane_focus (priv->panes->len > 0 ? g_ptr_array_index (priv->panes, 0) : GTK_WIDGET (self));
}

static void
mdg_page_get_property (GObject *object,
                       guint prop_id,
                       GValue *value,
                       GParamSpec *pspec)
{
  MdgPagePrivate *priv = get_private (MDG_PAGE (object));

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_BADGE:
      g_value_set_uint (value, priv->badge);
      break;
    case PROP_IS_WIDE:
      g_value_set_boolean (value, priv->is_wide);
      break;
    case PROP_HAS_MAIN_ACT:
      g_value_set_boolean (value, priv->has_main_act);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, priv->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, priv->header_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_page_set_property (GObject *object,
                       guint prop_id,
                       const GValue *value,
                       GParamSpec *pspec)
{
  MdgPage *self = MDG_PAGE (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      mdg_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      mdg_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_BADGE:
      mdg_page_set_badge (self, g_value_get_uint (value));
      break;
    case PROP_IS_WIDE:
      mdg_page_set_is_wide (self, g_value_get_boolean (value));
      break;
    case PROP_HAS_MAIN_ACT:
      mdg_page_set_has_main_act (self, g_value_get_boolean (value));
      break;
    case PROP_HEADER_START:
      mdg_page_set_header_start (self, g_value_get_object (value));
      break;
    case PROP_HEADER_END:
      mdg_page_set_header_end (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_page_dispose (GObject *object)
{
  MdgPagePrivate *priv = get_private (MDG_PAGE (object));

  g_ptr_array_set_size (priv->panes, 0);
  g_clear_object (&priv->header_start);
  g_clear_object (&priv->header_end);

  G_OBJECT_CLASS (mdg_page_parent_class)->dispose (object);
}

static void
mdg_page_finalize (GObject *object)
{
  MdgPagePrivate *priv = get_private (MDG_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);
  g_ptr_array_unref (priv->panes);

  G_OBJECT_CLASS (mdg_page_parent_class)->finalize (object);
}

static void
mdg_page_class_init (MdgPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdg_page_dispose;
  object_class->finalize = mdg_page_finalize;
  object_class->get_property = mdg_page_get_property;
  object_class->set_property = mdg_page_set_property;
  klass->focus_first = focus_first_pane;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_BADGE] = g_param_spec_uint ("badge", NULL, NULL, 0, G_MAXUINT, 0, MDG_PARAM_RW);
  properties[PROP_IS_WIDE] = g_param_spec_boolean ("is-wide", NULL, NULL, FALSE, MDG_PARAM_RW);
  properties[PROP_HAS_MAIN_ACT] = g_param_spec_boolean ("has-main-act", NULL, NULL, FALSE, MDG_PARAM_RW);
  properties[PROP_HEADER_START] = g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET, MDG_PARAM_RW);
  properties[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, MDG_PARAM_RW);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mdg_page_init (MdgPage *self)
{
  get_private (self)->panes = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

const char *
mdg_page_get_title (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), NULL);

  return get_private (self)->title;
}

void
mdg_page_set_title (MdgPage *self,
                    const char *title)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  if (mdg_set_str (&get_private (self)->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
mdg_page_get_subtitle (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), NULL);

  return get_private (self)->subtitle;
}

void
mdg_page_set_subtitle (MdgPage *self,
                       const char *subtitle)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  if (mdg_set_str (&get_private (self)->subtitle, subtitle))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

guint
mdg_page_get_badge (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), 0);

  return get_private (self)->badge;
}

void
mdg_page_set_badge (MdgPage *self,
                    guint badge)
{
  MdgPagePrivate *priv;

  g_return_if_fail (MDG_IS_PAGE (self));

  priv = get_private (self);
  if (priv->badge == badge)
    return;

  priv->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

gboolean
mdg_page_get_is_wide (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), FALSE);

  return get_private (self)->is_wide;
}

void
mdg_page_set_is_wide (MdgPage *self,
                      gboolean is_wide)
{
  MdgPagePrivate *priv;

  g_return_if_fail (MDG_IS_PAGE (self));

  priv = get_private (self);
  if (priv->is_wide == !!is_wide)
    return;

  priv->is_wide = !!is_wide;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_WIDE]);
}

gboolean
mdg_page_get_has_tabs (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), FALSE);

  return get_private (self)->has_tabs;
}

void
mdg_page_set_has_tabs (MdgPage *self,
                       gboolean has_tabs)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  get_private (self)->has_tabs = has_tabs;
}

gboolean
mdg_page_get_has_main_act (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), FALSE);

  return get_private (self)->has_main_act;
}

void
mdg_page_set_has_main_act (MdgPage *self,
                           gboolean has_main_act)
{
  MdgPagePrivate *priv;

  g_return_if_fail (MDG_IS_PAGE (self));

  priv = get_private (self);
  if (priv->has_main_act == !!has_main_act)
    return;

  priv->has_main_act = !!has_main_act;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_MAIN_ACT]);
}

static void
set_header_widget (MdgPage *self,
                   GtkWidget **slot,
                   GtkWidget *widget,
                   GParamSpec *pspec)
{
  if (*slot == widget)
    return;

  g_clear_object (slot);
  if (widget != NULL)
    *slot = g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

GtkWidget *
mdg_page_get_header_start (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), NULL);

  return get_private (self)->header_start;
}

void
mdg_page_set_header_start (MdgPage *self,
                           GtkWidget *widget)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  set_header_widget (self, &get_private (self)->header_start, widget, properties[PROP_HEADER_START]);
}

GtkWidget *
mdg_page_get_header_end (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), NULL);

  return get_private (self)->header_end;
}

void
mdg_page_set_header_end (MdgPage *self,
                         GtkWidget *widget)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  set_header_widget (self, &get_private (self)->header_end, widget, properties[PROP_HEADER_END]);
}

void
mdg_page_add_pane (MdgPage *self,
                   GtkWidget *pane)
{
  g_return_if_fail (MDG_IS_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (pane));

  g_ptr_array_add (get_private (self)->panes, pane);
}

GPtrArray *
mdg_page_get_panes (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), NULL);

  return get_private (self)->panes;
}

void
mdg_page_enter (MdgPage *self)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  if (MDG_PAGE_GET_CLASS (self)->enter != NULL)
    MDG_PAGE_GET_CLASS (self)->enter (self);
}

void
mdg_page_leave (MdgPage *self)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  if (MDG_PAGE_GET_CLASS (self)->leave != NULL)
    MDG_PAGE_GET_CLASS (self)->leave (self);
}

void
mdg_page_focus_first (MdgPage *self)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  MDG_PAGE_GET_CLASS (self)->focus_first (self);
}

gboolean
mdg_page_can_print (MdgPage *self)
{
  g_return_val_if_fail (MDG_IS_PAGE (self), FALSE);

  return MDG_PAGE_GET_CLASS (self)->print != NULL;
}

void
mdg_page_print (MdgPage *self)
{
  g_return_if_fail (MDG_IS_PAGE (self));

  if (mdg_page_can_print (self))
    MDG_PAGE_GET_CLASS (self)->print (self);
}

gboolean
mdg_pane_focus (GtkWidget *pane)
{
  g_return_val_if_fail (GTK_IS_WIDGET (pane), FALSE);

  return gtk_widget_grab_focus (pane) || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}
