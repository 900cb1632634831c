#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-code-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-app-paths.h"
#include "mdg-macros.h"
#include "mdg-wrap-box.h"

#define MAX_SHOWN 9
/* Where letters cannot be told from a placeholder any more. */
#define MIN_TEXT_CHARS 3

struct _MdgCodeEntry
{
  GtkWidget parent_instance;

  MdgWrapBox *frame;
  GtkText *text;
  GtkPopover *popover;
  GtkListBox *list;

  MdgVocabularies *vocabularies;
  int fiscal_year;
  char *label;
  char *placeholder;
  char *vocabulary;
  char *preedit;
  guint max_codes;
  GPtrArray *codes; /* of char */
  GPtrArray *chips; /* borrowed widgets */
};

G_DEFINE_FINAL_TYPE (MdgCodeEntry, mdg_code_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_LABEL = 1,
  PROP_PLACEHOLDER,
  PROP_VOCABULARY,
  PROP_MAX_CODES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void show_chips (MdgCodeEntry *self);

static gboolean
has_code (MdgCodeEntry *self,
          const char *code)
{
  return g_ptr_array_find_with_equal_func (self->codes, code, g_str_equal, NULL);
}

static void
remove_code (MdgCodeEntry *self,
             guint index)
{
  g_ptr_array_remove_index (self->codes, index);
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove_clicked (GtkButton *button,
                   gpointer user_data)
{
  MdgCodeEntry *self = user_data;
  guint index;

  if (g_ptr_array_find (self->chips, gtk_widget_get_parent (GTK_WIDGET (button)), &index))
    remove_code (self, index);
}

static GtkWidget *
new_chip (MdgCodeEntry *self,
          const char *code)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  const char *label = self->vocabularies != NULL ? mdg_vocabularies_get_short (self->vocabularies, self->vocabulary, code, self->fiscal_year) : code;
  const char *whole = self->vocabularies != NULL ? mdg_vocabularies_get_label (self->vocabularies, self->vocabulary, code, self->fiscal_year) : code;
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a code such as "認知症・精神症状". */
  g_autofree char *tip = g_strdup_printf (_ ("Remove %s"), label);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 22);
  gtk_widget_set_tooltip_text (name, whole);
  gtk_widget_add_css_class (chip, "mdg-code-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked), self);
  gtk_box_append (GTK_BOX (chip), name);
  gtk_box_append (GTK_BOX (chip), button);

  return chip;
}

/* What a screen reader says of the field: its name, and the chips in it. */
static void
describe (MdgCodeEntry *self)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; self->vocabularies != NULL && i < self->codes->len; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? "・" : "", mdg_vocabularies_get_short (self->vocabularies, self->vocabulary, self->codes->pdata[i], self->fiscal_year));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label != NULL ? self->label : "", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said->str, -1);
}

static void
show_chips (MdgCodeEntry *self)
{
  for (guint i = 0; i < self->chips->len; i++)
    mdg_wrap_box_remove (self->frame, self->chips->pdata[i]);
  g_ptr_array_set_size (self->chips, 0);

  for (guint i = 0; i < self->codes->len; i++)
    {
      GtkWidget *chip = new_chip (self, self->codes->pdata[i]);

      mdg_wrap_box_insert_before (self->frame, chip, GTK_WIDGET (self->text));
      g_ptr_array_add (self->chips, chip);
    }
  gtk_text_set_placeholder_text (self->text, self->codes->len == 0 ? self->placeholder : NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), self->codes->len == 0 ? 8 : MIN_TEXT_CHARS);
  describe (self);
}

gboolean
mdg_code_entry_is_listing (MdgCodeEntry *self)
{
  g_return_val_if_fail (MDG_IS_CODE_ENTRY (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->popover));
}

static char *
dup_typed (MdgCodeEntry *self)
{
  char *typed = g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->preedit, NULL);
  gsize length = strlen (typed);

  /* "にn": the input method has not yet made a kana of the last letters. */
  if (self->preedit[0] != '\0' && !g_str_is_ascii (typed))
    while (length > 0 && g_ascii_isalpha (typed[length - 1]))
      typed[--length] = '\0';

  return typed;
}

static GtkWidget *
new_row (MdgCodeEntry *self,
         MdgTerm *term,
         guint index)
{
  const char *code = mdg_record_get_text (MDG_RECORD (term), MDG_TERM_CODE);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *letters = gtk_label_new (strlen (code) <= 3 ? code : "");
  GtkWidget *name = gtk_label_new (mdg_record_get_text (MDG_RECORD (term), MDG_TERM_LABEL));
  g_autofree char *digit = g_strdup_printf ("Alt %u", index + 1);
  GtkWidget *key = gtk_label_new (index == 0 ? "↵" : digit);

  gtk_widget_add_css_class (letters, "mdg-heading");
  gtk_label_set_width_chars (GTK_LABEL (letters), 3);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 40);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (key, "mdg-key");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), letters);
  gtk_box_append (GTK_BOX (box), name);
  if (has_code (self, code))
    {
      GtkWidget *taken = gtk_label_new (_ ("chosen"));

      gtk_widget_add_css_class (taken, "mdg-hint");
      gtk_box_append (GTK_BOX (box), taken);
    }
  gtk_box_append (GTK_BOX (box), key);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);

  return row;
}

static void
clear_list (MdgCodeEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
close_list (MdgCodeEntry *self)
{
  if (mdg_code_entry_is_listing (self))
    gtk_popover_popdown (self->popover);
}

static void
show_list (MdgCodeEntry *self,
           gboolean even_empty)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (GPtrArray) terms = NULL;

  if (self->vocabularies == NULL || (typed[0] == '\0' && !even_empty))
    {
      close_list (self);
      return;
    }

  terms = mdg_vocabularies_complete (self->vocabularies, self->vocabulary, self->fiscal_year, typed);
  clear_list (self);
  for (guint i = 0; i < terms->len && i < MAX_SHOWN; i++)
    gtk_list_box_append (self->list, new_row (self, terms->pdata[i], i));
  if (terms->len == 0)
    {
      close_list (self);
      return;
    }

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (!mdg_code_entry_is_listing (self))
    gtk_popover_popup (self->popover);
}

static void
take_row (MdgCodeEntry *self,
          GtkListBoxRow *row)
{
  g_autofree char *code = NULL;

  if (row == NULL)
    return;

  code = g_strdup (g_object_get_data (G_OBJECT (row), "code"));
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  close_list (self);
  mdg_code_entry_add (self, code);
}

static void
on_row_activated (GtkListBox *list,
                  GtkListBoxRow *row,
                  gpointer user_data)
{
  take_row (user_data, row);
}

static void
on_text_changed (GtkEditable *editable,
                 gpointer user_data)
{
  if (gtk_widget_has_focus (GTK_WIDGET (editable)))
    show_list (user_data, FALSE);
}

static void
on_preedit_changed (GtkText *text,
                    const char *preedit,
                    gpointer user_data)
{
  MdgCodeEntry *self = user_data;

  mdg_set_str (&self->preedit, preedit != NULL ? preedit : "");
  show_list (self, FALSE);
}

static void
on_focus_left (GtkEventControllerFocus *focus,
               gpointer user_data)
{
  close_list (user_data);
}

static gboolean
move_selection (MdgCodeEntry *self,
                int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, MAX (0, index));

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);

  return TRUE;
}

static gboolean
take_by_digit (MdgCodeEntry *self,
               guint keyval)
{
  guint digit = keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9 ? keyval - GDK_KEY_1 : G_MAXUINT;
  GtkListBoxRow *row = digit != G_MAXUINT ? gtk_list_box_get_row_at_index (self->list, (int) digit) : NULL;

  take_row (self, row);

  return row != NULL;
}

static gboolean
on_listing_key (MdgCodeEntry *self,
                guint keyval,
                GdkModifierType state)
{
  if ((state & GDK_ALT_MASK) != 0)
    return take_by_digit (self, keyval);

  switch (keyval)
    {
    case GDK_KEY_Down:
      return move_selection (self, 1);
    case GDK_KEY_Up:
      return move_selection (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      take_row (self, gtk_list_box_get_selected_row (self->list));
      return TRUE;
    case GDK_KEY_Tab:
      if (gtk_editable_get_text (GTK_EDITABLE (self->text))[0] != '\0')
        take_row (self, gtk_list_box_get_selected_row (self->list));
      close_list (self);
      return FALSE;
    case GDK_KEY_Escape:
      close_list (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Before the text and before the shortcuts of the form, for as long as the list is open. */
static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  MdgCodeEntry *self = user_data;
  gboolean is_empty = gtk_editable_get_text (GTK_EDITABLE (self->text))[0] == '\0';

  if (self->preedit[0] != '\0' || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (mdg_code_entry_is_listing (self))
    return on_listing_key (self, keyval, state);

  if (is_empty && keyval == GDK_KEY_Down)
    {
      show_list (self, TRUE);
      return GDK_EVENT_STOP;
    }
  if (is_empty && keyval == GDK_KEY_BackSpace && self->codes->len > 0)
    {
      remove_code (self, self->codes->len - 1);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
on_frame_pressed (GtkGestureClick *click,
                  int n_press,
                  double x,
                  double y,
                  gpointer user_data)
{
  MdgCodeEntry *self = user_data;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)))
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  if (gtk_editable_get_text (GTK_EDITABLE (self->text))[0] == '\0')
    show_list (self, TRUE);
}

static gboolean
mdg_code_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MDG_CODE_ENTRY (widget)->text));
}

static void
mdg_code_entry_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  MdgCodeEntry *self = MDG_CODE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_VOCABULARY:
      g_value_set_string (value, self->vocabulary);
      break;
    case PROP_MAX_CODES:
      g_value_set_uint (value, self->max_codes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdg_code_entry_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  MdgCodeEntry *self = MDG_CODE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      mdg_set_str (&self->label, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      mdg_set_str (&self->placeholder, g_value_get_string (value));
      break;
    case PROP_VOCABULARY:
      mdg_set_str (&self->vocabulary, g_value_get_string (value));
      break;
    case PROP_MAX_CODES:
      self->max_codes = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  show_chips (self);
}

static void
mdg_code_entry_dispose (GObject *object)
{
  MdgCodeEntry *self = MDG_CODE_ENTRY (object);

  g_ptr_array_set_size (self->chips, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDG_TYPE_CODE_ENTRY);
  g_clear_object (&self->vocabularies);

  G_OBJECT_CLASS (mdg_code_entry_parent_class)->dispose (object);
}

static void
mdg_code_entry_finalize (GObject *object)
{
  MdgCodeEntry *self = MDG_CODE_ENTRY (object);

  g_ptr_array_unref (self->chips);
  g_ptr_array_unref (self->codes);
  g_free (self->label);
  g_free (self->placeholder);
  g_free (self->vocabulary);
  g_free (self->preedit);

  G_OBJECT_CLASS (mdg_code_entry_parent_class)->finalize (object);
}

/* GTK's own would, on the way back, ask the whole for the focus, and the text would keep it. */
static gboolean
mdg_code_entry_focus (GtkWidget *widget,
                      GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (MDG_CODE_ENTRY (widget)->text), direction);
}

static void
mdg_code_entry_class_init (MdgCodeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdg_code_entry_dispose;
  object_class->finalize = mdg_code_entry_finalize;
  object_class->get_property = mdg_code_entry_get_property;
  object_class->set_property = mdg_code_entry_set_property;
  widget_class->focus = mdg_code_entry_focus;
  widget_class->grab_focus = mdg_code_entry_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VOCABULARY] = g_param_spec_string ("vocabulary", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAX_CODES] = g_param_spec_uint ("max-codes", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", MDG_TYPE_CODE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MDG_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, MDG_UI_PATH "widgets/mdg-code-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, MdgCodeEntry, frame);
  gtk_widget_class_bind_template_child (widget_class, MdgCodeEntry, text);
  gtk_widget_class_bind_template_child (widget_class, MdgCodeEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, MdgCodeEntry, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_frame_pressed);
}

static void
mdg_code_entry_init (MdgCodeEntry *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->chips = g_ptr_array_new ();
  self->preedit = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mdg_code_entry_new (const char *label,
                    const char *vocabulary)
{
  return g_object_new (MDG_TYPE_CODE_ENTRY, "label", label, "vocabulary", vocabulary, NULL);
}

void
mdg_code_entry_set_vocabularies (MdgCodeEntry *self,
                                 MdgVocabularies *vocabularies,
                                 int fiscal_year)
{
  g_return_if_fail (MDG_IS_CODE_ENTRY (self));

  if (!g_set_object (&self->vocabularies, vocabularies) && self->fiscal_year == fiscal_year)
    return;

  self->fiscal_year = fiscal_year;
  show_chips (self);
}

char *
mdg_code_entry_dup_codes (MdgCodeEntry *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  g_return_val_if_fail (MDG_IS_CODE_ENTRY (self), NULL);

  for (guint i = 0; i < self->codes->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", (char *) self->codes->pdata[i]);

  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

void
mdg_code_entry_set_codes (MdgCodeEntry *self,
                          const char *codes)
{
  g_autofree char *now = NULL;
  g_auto (GStrv) list = NULL;

  g_return_if_fail (MDG_IS_CODE_ENTRY (self));

  now = mdg_code_entry_dup_codes (self);
  if (g_strcmp0 (now, codes) == 0)
    return;

  list = g_strsplit (codes != NULL ? codes : "", " ", -1);
  g_ptr_array_set_size (self->codes, 0);
  for (char **code = list; *code != NULL; code++)
    if (**code != '\0')
      g_ptr_array_add (self->codes, g_strdup (*code));
  show_chips (self);
}

gboolean
mdg_code_entry_add (MdgCodeEntry *self,
                    const char *code)
{
  g_return_val_if_fail (MDG_IS_CODE_ENTRY (self), FALSE);

  if (has_code (self, code))
    return FALSE;

  if (self->max_codes > 0 && self->codes->len >= self->max_codes)
    g_ptr_array_set_size (self->codes, (int) self->max_codes - 1);
  g_ptr_array_add (self->codes, g_strdup (code));
  show_chips (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

GtkText *
mdg_code_entry_get_text_widget (MdgCodeEntry *self)
{
  g_return_val_if_fail (MDG_IS_CODE_ENTRY (self), NULL);

  return self->text;
}
