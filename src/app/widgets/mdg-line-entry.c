#define G_LOG_DOMAIN "mdg-app"

#include "mdg-line-entry.h"

#include "mdg-app-paths.h"
#include "mdg-macros.h"

struct _MdgLineEntry
{
  GtkBox parent_instance;

  GtkText *text;
  GtkLabel *derived;
  GtkLabel *fault;
  char *label;
};

G_DEFINE_FINAL_TYPE (MdgLineEntry, mdg_line_entry, GTK_TYPE_BOX)

enum
{
  PROP_LABEL = 1,
  PROP_PLACEHOLDER,
  PROP_WIDTH_CHARS,
  PROP_DERIVED_CHARS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (GtkEditable *editable,
            gpointer user_data)
{
  g_signal_emit (user_data, signals[CHANGED], 0);
}

/* The whole frame is the field, not only its letters. */
static void
on_pressed (GtkGestureClick *click,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  MdgLineEntry *self = user_data;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)))
    gtk_text_grab_focus_without_selecting (self->text);
}

/* Where nobody writes, the beginning is what should be read. */
static void
on_left (GtkEventControllerFocus *controller,
         gpointer user_data)
{
  gtk_editable_set_position (GTK_EDITABLE (MDG_LINE_ENTRY (user_data)->text), 0);
}

static gboolean
on_query_tooltip (GtkWidget *text,
                  int x,
                  int y,
                  gboolean by_keyboard,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, gtk_editable_get_text (GTK_EDITABLE (text)));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_tooltip_set_text (tooltip, gtk_editable_get_text (GTK_EDITABLE (text)));

  return width > gtk_widget_get_width (text);
}

static gboolean
mdg_line_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MDG_LINE_ENTRY (widget)->text));
}

static void
mdg_line_entry_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  MdgLineEntry *self = MDG_LINE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_text_get_placeholder_text (self->text));
      break;
    case PROP_WIDTH_CHARS:
      g_value_set_int (value, gtk_editable_get_width_chars (GTK_EDITABLE (self->text)));
      break;
    case PROP_DERIVED_CHARS:
      g_value_set_int (value, gtk_label_get_width_chars (self->derived));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_line_entry_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  MdgLineEntry *self = MDG_LINE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      mdg_line_entry_set_label (self, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      gtk_text_set_placeholder_text (self->text, g_value_get_string (value));
      break;
    case PROP_WIDTH_CHARS:
      gtk_editable_set_width_chars (GTK_EDITABLE (self->text), g_value_get_int (value));
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->text), g_value_get_int (value));
      break;
    case PROP_DERIVED_CHARS:
      gtk_label_set_width_chars (self->derived, g_value_get_int (value));
      gtk_label_set_max_width_chars (self->derived, g_value_get_int (value));
      gtk_widget_set_visible (GTK_WIDGET (self->derived), TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_line_entry_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_LINE_ENTRY);

  G_OBJECT_CLASS (mdg_line_entry_parent_class)->dispose (object);
}

static void
mdg_line_entry_finalize (GObject *object)
{
  g_free (MDG_LINE_ENTRY (object)->label);

  G_OBJECT_CLASS (mdg_line_entry_parent_class)->finalize (object);
}

/* GTK's own would, on the way back, ask the whole for the focus, and the text would keep it. */
static gboolean
mdg_line_entry_focus (GtkWidget *widget,
                      GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (MDG_LINE_ENTRY (widget)->text), direction);
}

static void
mdg_line_entry_class_init (MdgLineEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_line_entry_dispose;
  object_class->finalize = mdg_line_entry_finalize;
  object_class->get_property = mdg_line_entry_get_property;
  object_class->set_property = mdg_line_entry_set_property;
  widget_class->focus = mdg_line_entry_focus;
  widget_class->grab_focus = mdg_line_entry_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, MDG_PARAM_RW);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH_CHARS] = g_param_spec_int ("width-chars", NULL, NULL, -1, G_MAXINT, -1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DERIVED_CHARS] = g_param_spec_int ("derived-chars", NULL, NULL, -1, G_MAXINT, -1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_LINE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "widgets/mdg-line-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgLineEntry, text);
  gtk_widget_class_bind_template_child (widget_class, MdgLineEntry, derived);
  gtk_widget_class_bind_template_child (widget_class, MdgLineEntry, fault);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
}

static void
mdg_line_entry_init (MdgLineEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mdg_line_entry_new (const char *label)
{
  return g_object_new (MDG_TYPE_LINE_ENTRY, "label", label, NULL);
}

const char *
mdg_line_entry_get_text (MdgLineEntry *self)
{
  g_return_val_if_fail (MDG_IS_LINE_ENTRY (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

void
mdg_line_entry_set_text (MdgLineEntry *self,
                         const char *text)
{
  g_return_if_fail (MDG_IS_LINE_ENTRY (self));

  if (g_strcmp0 (mdg_line_entry_get_text (self), text != NULL ? text : "") == 0)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->text), text != NULL ? text : "");
  /* Where nobody writes, the beginning is what should be read. */
  gtk_editable_set_position (GTK_EDITABLE (self->text), gtk_widget_has_focus (GTK_WIDGET (self->text)) ? -1 : 0);
}

void
mdg_line_entry_set_label (MdgLineEntry *self,
                          const char *label)
{
  g_return_if_fail (MDG_IS_LINE_ENTRY (self));

  if (!mdg_set_str (&self->label, label))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

void
mdg_line_entry_set_derived (MdgLineEntry *self,
                            const char *derived)
{
  g_return_if_fail (MDG_IS_LINE_ENTRY (self));

  gtk_label_set_text (self->derived, derived != NULL ? derived : "");
  /* Room that is kept free for it keeps the fields beside it where they are. */
  gtk_widget_set_visible (GTK_WIDGET (self->derived), (derived != NULL && *derived != '\0') || gtk_label_get_width_chars (self->derived) > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->derived), derived);
}

void
mdg_line_entry_set_fault (MdgLineEntry *self,
                          const char *fault)
{
  gboolean is_wrong = fault != NULL && *fault != '\0';

  g_return_if_fail (MDG_IS_LINE_ENTRY (self));

  gtk_label_set_text (self->fault, is_wrong ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), is_wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID, is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_wrong)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fault, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

const char *
mdg_line_entry_get_fault (MdgLineEntry *self)
{
  g_return_val_if_fail (MDG_IS_LINE_ENTRY (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->fault)) ? gtk_label_get_text (self->fault) : NULL;
}

GtkText *
mdg_line_entry_get_text_widget (MdgLineEntry *self)
{
  g_return_val_if_fail (MDG_IS_LINE_ENTRY (self), NULL);

  return self->text;
}
