#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-form-settings.h"

#include "mdg-data.h"
#include "mdg-forms-private.h"

#include <json-glib/json-glib.h>

static const char *const members[MDG_FORM_N_SETTINGS] = { "addressee", "fax", "title", NULL, NULL, "targets", NULL };

static JsonNode *
load_form (void)
{
  g_autoptr (GBytes) bytes = mdg_data_lookup ("forms/outreach.json", NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return json_from_string (text, NULL);
}

void
mdg_form_settings_free (MdgFormSettings *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < MDG_FORM_N_SETTINGS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

static void
take_text (MdgFormSettings *self,
           MdgFormSetting setting,
           char *text)
{
  g_free (self->texts[setting]);
  self->texts[setting] = text;
}

/* What stands for {centre} and {city} is shown as it is printed. */
static char *
expand (MdgWorkspace *workspace,
        const char *text)
{
  MdgRecord *centre = MDG_RECORD (mdg_workspace_get_centre (workspace));
  GString *expanded = g_string_new (text);
  const char *name = mdg_record_get_text (centre, MDG_CENTRE_NAME);
  const char *city = mdg_record_get_text (centre, MDG_CENTRE_CITY);

  g_string_replace (expanded, "{centre}", name != NULL ? name : "", 0);
  g_string_replace (expanded, "{city}", city != NULL ? city : "", 0);

  return g_string_free (expanded, FALSE);
}

static void
read_choices (MdgFormSettings *self,
              JsonObject *object)
{
  JsonArray *choices = json_object_has_member (object, "choices") ? json_object_get_array_member (object, "choices") : NULL;

  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    {
      JsonObject *choice = json_array_get_object_element (choices, i);
      gboolean is_outreach = g_strcmp0 (json_object_get_string_member_with_default (choice, "code", NULL), "outreach") == 0;

      take_text (self, is_outreach ? MDG_FORM_SETTING_OUTREACH : MDG_FORM_SETTING_ADVICE, g_strdup (json_object_get_string_member_with_default (choice, "label", "")));
    }
}

static const char *
get_line_label (JsonNode *line)
{
  return JSON_NODE_HOLDS_OBJECT (line) ? json_object_get_string_member_with_default (json_node_get_object (line), "label", "") : json_node_get_string (line);
}

static void
read_lines (MdgFormSettings *self,
            JsonObject *object)
{
  JsonArray *lines = json_object_has_member (object, "lines") ? json_object_get_array_member (object, "lines") : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (lines == NULL)
    return;

  for (guint i = 0; i < json_array_get_length (lines); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", get_line_label (json_array_get_element (lines, i)));
  take_text (self, MDG_FORM_SETTING_LINES, g_strdup (text->str));
}

/* object can be laid out: its members are of the kinds they must be. */
static void
read_settings (MdgFormSettings *self,
               MdgWorkspace *workspace,
               JsonObject *object)
{
  for (guint i = 0; i < MDG_FORM_N_SETTINGS; i++)
    if (members[i] != NULL && json_object_has_member (object, members[i]))
      take_text (self, i, expand (workspace, json_object_get_string_member (object, members[i])));
  if (json_object_has_member (object, "office"))
    self->office = json_object_get_boolean_member (object, "office");
  read_choices (self, object);
  read_lines (self, object);
}

MdgFormSettings *
mdg_form_settings_new_default (MdgWorkspace *workspace)
{
  MdgFormSettings *self = g_new0 (MdgFormSettings, 1);
  const char *fax = mdg_record_get_text (MDG_RECORD (mdg_workspace_get_centre (workspace)), MDG_CENTRE_FAX);
  g_autoptr (JsonNode) form = load_form ();

  for (guint i = 0; i < MDG_FORM_N_SETTINGS; i++)
    self->texts[i] = g_strdup ("");
  take_text (self, MDG_FORM_SETTING_FAX, g_strdup (fax != NULL ? fax : ""));
  read_settings (self, workspace, json_node_get_object (form));

  return self;
}

static JsonNode *
load_settings (MdgWorkspace *workspace,
               GError **error)
{
  g_autofree char *text = mdg_forms_load_settings (workspace, error);
  g_autoptr (MdgFormLayout) layout = text != NULL ? mdg_forms_load_layout (workspace, error) : NULL;

  return layout != NULL ? json_from_string (text, error) : NULL;
}

MdgFormSettings *
mdg_form_settings_load (MdgWorkspace *workspace,
                        GError **error)
{
  g_autoptr (JsonNode) settings = load_settings (workspace, error);
  MdgFormSettings *self;

  if (settings == NULL)
    return NULL;

  self = mdg_form_settings_new_default (workspace);
  read_settings (self, workspace, json_node_get_object (settings));

  return self;
}

/* A height that a file gave to a line stays with it. */
static JsonNode *
find_line (JsonObject *object,
           const char *label)
{
  JsonArray *lines = json_object_has_member (object, "lines") ? json_object_get_array_member (object, "lines") : NULL;

  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    if (g_strcmp0 (get_line_label (json_array_get_element (lines, i)), label) == 0)
      return json_array_dup_element (lines, i);

  return json_node_init_string (json_node_alloc (), label);
}

static void
write_lines (const MdgFormSettings *self,
             JsonObject *object)
{
  g_auto (GStrv) labels = g_strsplit (self->texts[MDG_FORM_SETTING_LINES], "\n", -1);
  JsonArray *lines = json_array_new ();

  for (guint i = 0; labels[i] != NULL; i++)
    if (*g_strstrip (labels[i]) != '\0')
      json_array_add_element (lines, find_line (object, labels[i]));
  if (json_array_get_length (lines) > 0)
    json_object_set_array_member (object, "lines", json_array_ref (lines));
  else
    json_object_remove_member (object, "lines");
  json_array_unref (lines);
}

static void
write_choices (const MdgFormSettings *self,
               const MdgFormSettings *usual,
               JsonObject *object)
{
  static const char *const codes[] = { "outreach", "advice" };
  JsonArray *choices;

  if (g_str_equal (self->texts[MDG_FORM_SETTING_OUTREACH], usual->texts[MDG_FORM_SETTING_OUTREACH]) && g_str_equal (self->texts[MDG_FORM_SETTING_ADVICE], usual->texts[MDG_FORM_SETTING_ADVICE]))
    {
      json_object_remove_member (object, "choices");
      return;
    }

  choices = json_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      JsonObject *choice = json_object_new ();

      json_object_set_string_member (choice, "code", codes[i]);
      json_object_set_string_member (choice, "label", self->texts[MDG_FORM_SETTING_OUTREACH + i]);
      json_array_add_object_element (choices, choice);
    }
  json_object_set_array_member (object, "choices", choices);
}

gboolean
mdg_form_settings_save (MdgWorkspace *workspace,
                        const MdgFormSettings *self,
                        GError **error)
{
  g_autoptr (JsonNode) node = load_settings (workspace, NULL);
  g_autoptr (MdgFormSettings) usual = mdg_form_settings_new_default (workspace);
  g_autofree char *text = NULL;
  JsonObject *object;

  /* What cannot be used is written anew. */
  if (node == NULL)
    node = json_from_string ("{}", NULL);
  object = json_node_get_object (node);

  for (guint i = 0; i < MDG_FORM_N_SETTINGS; i++)
    if (members[i] == NULL)
      continue;
    else if (i != MDG_FORM_SETTING_TARGETS && g_str_equal (self->texts[i], usual->texts[i]))
      json_object_remove_member (object, members[i]);
    else
      json_object_set_string_member (object, members[i], self->texts[i]);
  json_object_set_boolean_member (object, "office", self->office);
  write_choices (self, usual, object);
  write_lines (self, object);
  text = json_to_string (node, FALSE);

  return mdg_forms_save_settings (workspace, text, error);
}
