#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-case-item.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdg-describe.h"
#include "mdg-text.h"

struct _MdgCaseItem
{
  GObject parent_instance;

  MdgCaseChoice *choice;
  char *title;
  char *detail;
  char *folded;
  gboolean is_chosen;
};

G_DEFINE_FINAL_TYPE (MdgCaseItem, mdg_case_item, G_TYPE_OBJECT)

enum
{
  PROP_IS_CHOSEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
mdg_case_item_finalize (GObject *object)
{
  MdgCaseItem *self = MDG_CASE_ITEM (object);

  mdg_case_choice_free (self->choice);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->folded);

  G_OBJECT_CLASS (mdg_case_item_parent_class)->finalize (object);
}

static void
mdg_case_item_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  g_value_set_boolean (value, MDG_CASE_ITEM (object)->is_chosen);
}

static void
mdg_case_item_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  mdg_case_item_set_is_chosen (MDG_CASE_ITEM (object), g_value_get_boolean (value));
}

static void
mdg_case_item_class_init (MdgCaseItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdg_case_item_finalize;
  object_class->get_property = mdg_case_item_get_property;
  object_class->set_property = mdg_case_item_set_property;
  properties[PROP_IS_CHOSEN] = g_param_spec_boolean ("is-chosen", NULL, NULL, FALSE, MDG_PARAM_RW);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mdg_case_item_init (MdgCaseItem *self)
{
}

static char *
dup_title (MdgWorkspace *workspace,
           const MdgCaseChoice *choice)
{
  g_autofree char *today = NULL;
  g_autofree char *person = NULL;
  const char *what = choice->title != NULL ? choice->title : choice->summary;
  MdgDate day;

  mdg_workspace_get_today (workspace, &day);
  today = mdg_date_dup_iso (&day);
  if (choice->name == NULL && choice->age_band != NULL)
    person = g_strconcat (choice->age_band, g_strcmp0 (choice->sex, "f") == 0 || g_strcmp0 (choice->sex, "m") == 0 ? mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "sex", choice->sex, 0) : "", NULL);
  else
    person = mdg_describe_person (choice->name, mdg_describe_age (choice->birth, choice->age >= 0 ? choice->age : MDG_NO_INTEGER, choice->age_on, today), choice->sex);

  return what != NULL ? g_strdup_printf ("%s  %s", person, what) : g_steal_pointer (&person);
}

static char *
dup_detail (MdgWorkspace *workspace,
            const MdgCaseChoice *choice)
{
  GString *text = g_string_new (choice->number);
  g_autofree char *opened = mdg_describe_day (workspace, choice->opened_on);

  if (choice->area_name != NULL)
    g_string_append_printf (text, "  %s", choice->area_name);
  if (*opened != '\0')
    g_string_append_printf (text, "  %s", opened);
  if (choice->is_grave)
    g_string_append (text, "  ★");
  if (choice->n_issues > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "  %u issue", "  %u issues", choice->n_issues), choice->n_issues);
  else
    g_string_append_printf (text, "  %s", _ ("not classified"));

  return g_strchug (g_string_free (text, FALSE));
}

MdgCaseItem *
mdg_case_item_new (MdgWorkspace *workspace,
                   MdgCaseChoice *choice)
{
  MdgCaseItem *self = g_object_new (MDG_TYPE_CASE_ITEM, NULL);
  g_autofree char *kana = choice->kana != NULL ? mdg_text_fold_name (choice->kana) : g_strdup ("");
  g_autofree char *text = NULL;

  self->choice = choice;
  self->title = dup_title (workspace, choice);
  self->detail = dup_detail (workspace, choice);
  text = mdg_text_fold (self->title);
  self->folded = g_strjoin ("\n", text, self->detail, kana, NULL);
  text = g_steal_pointer (&self->folded);
  self->folded = mdg_text_fold (text);
  g_free (g_steal_pointer (&text));

  return self;
}

const MdgCaseChoice *
mdg_case_item_get_choice (MdgCaseItem *self)
{
  g_return_val_if_fail (MDG_IS_CASE_ITEM (self), NULL);

  return self->choice;
}

gboolean
mdg_case_item_get_is_chosen (MdgCaseItem *self)
{
  g_return_val_if_fail (MDG_IS_CASE_ITEM (self), FALSE);

  return self->is_chosen;
}

void
mdg_case_item_set_is_chosen (MdgCaseItem *self,
                             gboolean is_chosen)
{
  g_return_if_fail (MDG_IS_CASE_ITEM (self));

  if (self->is_chosen == is_chosen)
    return;

  self->is_chosen = is_chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CHOSEN]);
}

const char *
mdg_case_item_get_title (MdgCaseItem *self)
{
  g_return_val_if_fail (MDG_IS_CASE_ITEM (self), NULL);

  return self->title;
}

const char *
mdg_case_item_get_detail (MdgCaseItem *self)
{
  g_return_val_if_fail (MDG_IS_CASE_ITEM (self), NULL);

  return self->detail;
}

gboolean
mdg_case_item_matches (MdgCaseItem *self,
                       char **words)
{
  g_return_val_if_fail (MDG_IS_CASE_ITEM (self), FALSE);

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *reading = mdg_text_reading (*word);

      if (strstr (self->folded, *word) == NULL && (*reading == '\0' || strstr (self->folded, reading) == NULL))
        return FALSE;
    }

  return TRUE;
}
