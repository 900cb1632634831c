#define G_LOG_DOMAIN "mdg-app"

#include "config.h"

#include "mdg-agency-lists.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mdg-describe.h"

/* What is shown of the agency, in this order, where it is known. */
static const guint shown_fields[] = {
  MDG_AGENCY_KANA,
  MDG_AGENCY_ADDRESS,
  MDG_AGENCY_BUILDING,
  MDG_AGENCY_AREA,
  MDG_AGENCY_PHONE,
  MDG_AGENCY_FAX,
  MDG_AGENCY_MOBILE,
  MDG_AGENCY_EMAIL,
  MDG_AGENCY_URL,
  MDG_AGENCY_HOURS,
  MDG_AGENCY_HOURS_NOTE,
  MDG_AGENCY_DEPARTMENTS,
  MDG_AGENCY_BEDS,
  MDG_AGENCY_STAFF_COUNT,
  MDG_AGENCY_DISEASES,
  MDG_AGENCY_MESSAGE,
  MDG_AGENCY_NOTE,
  MDG_AGENCY_CORPORATION,
  MDG_AGENCY_NUMBER,
  MDG_AGENCY_MEDICAL_CODE,
};

static int
empty_list (GtkListBox *list)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  int place = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  return place;
}

/* The focus goes back to where it was; an empty list is not shown. */
static void
end_list (GtkListBox *list,
          int place)
{
  GtkListBoxRow *row = place >= 0 ? gtk_list_box_get_row_at_index (list, place) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (list), gtk_list_box_get_row_at_index (list, 0) != NULL);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* record (may be NULL) is what the row stands for. */
static GtkWidget *
add_row (GtkListBox *list,
         MdgRecord *record,
         const char *title,
         const char *below,
         const char *end)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = end != NULL && *end != '\0' ? gtk_label_new (end) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (below != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (label != NULL)
    {
      gtk_widget_add_css_class (label, "mdg-figures");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (record != NULL)
    g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (list, row);

  return row;
}

void
mdg_agency_lists_show_facts (MdgWorkspace *workspace,
                             GtkListBox *list,
                             const MdgAgencyCard *card)
{
  static const char *const levels[] = { "res", "pro", "closed" };
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  int place = empty_list (list);

  for (guint i = 0; i < G_N_ELEMENTS (shown_fields); i++)
    {
      g_autofree char *value = mdg_describe_value (workspace, MDG_RECORD (card->agency), shown_fields[i]);
      const char *level = mdg_disclosure_get_level (card->agency, shown_fields[i]);

      if (*value == '\0')
        continue;
      add_row (list, NULL, value, mdg_field_get_label (&mdg_agency_info.fields[shown_fields[i]]), g_strv_contains (levels + 1, level) ? mdg_vocabularies_get_short (vocabularies, "disclosure", level, 0) : NULL);
    }
  end_list (list, place);
}

static char *
describe_service (MdgWorkspace *workspace,
                  MdgRecord *service)
{
  static const guint fields[] = { MDG_AGENCY_SERVICE_HOURS, MDG_AGENCY_SERVICE_HOURS_NOTE, MDG_AGENCY_SERVICE_AREA_TEXT, MDG_AGENCY_SERVICE_NOTE };
  g_autoptr (GString) text = g_string_new (mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_24H) ? _ ("Day and night") : NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!mdg_record_is_empty (service, fields[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (" · ") : "", mdg_record_get_text (service, fields[i]));
  if (!mdg_record_is_empty (service, MDG_AGENCY_SERVICE_CAPACITY))
    {
      g_autofree char *capacity = mdg_describe_value (workspace, service, MDG_AGENCY_SERVICE_CAPACITY);

      g_string_append (text, text->len > 0 ? _ (" · ") : "");
      g_string_append_printf (text, _ ("capacity %s"), capacity);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "△ 2（3/12）": what was said of free places, and when. */
static char *
describe_vacancy (MdgWorkspace *workspace,
                  MdgRecord *service)
{
  g_autofree char *vacancy = NULL;
  g_autofree char *count = mdg_describe_value (workspace, service, MDG_AGENCY_SERVICE_VACANCY_COUNT);
  g_autofree char *day = mdg_describe_day (workspace, mdg_record_get_text (service, MDG_AGENCY_SERVICE_VACANCY_ON));
  const char *text = mdg_record_get_text (service, MDG_AGENCY_SERVICE_VACANCY_TEXT);

  if (mdg_record_get_flag (service, MDG_AGENCY_SERVICE_IS_CLOSED))
    return g_strdup (_ ("Closed down"));
  vacancy = mdg_describe_value (workspace, service, MDG_AGENCY_SERVICE_VACANCY);
  if (*vacancy == '\0' && *count == '\0' && text == NULL)
    return g_strdup ("");

  return g_strconcat (vacancy, *count != '\0' ? " " : "", count, text != NULL ? " " : "", text != NULL ? text : "", *day != '\0' ? "（" : "", day, *day != '\0' ? "）" : "", NULL);
}

void
mdg_agency_lists_show_services (MdgWorkspace *workspace,
                                GtkListBox *list,
                                const MdgAgencyCard *card)
{
  int place = empty_list (list);

  for (guint i = 0; i < card->services->len; i++)
    {
      g_autofree char *title = mdg_describe_value (workspace, card->services->pdata[i], MDG_AGENCY_SERVICE_SERVICE);
      g_autofree char *below = describe_service (workspace, card->services->pdata[i]);
      g_autofree char *vacancy = describe_vacancy (workspace, card->services->pdata[i]);

      add_row (list, card->services->pdata[i], title, below, vacancy);
    }
  end_list (list, place);
}

void
mdg_agency_lists_show_contacts (MdgWorkspace *workspace,
                                GtkListBox *list,
                                const MdgAgencyCard *card)
{
  static const guint fields[] = { MDG_AGENCY_CONTACT_HOURS, MDG_AGENCY_CONTACT_METHOD, MDG_AGENCY_CONTACT_PHONE, MDG_AGENCY_CONTACT_EXTENSION, MDG_AGENCY_CONTACT_FAX, MDG_AGENCY_CONTACT_EMAIL, MDG_AGENCY_CONTACT_MOBILE, MDG_AGENCY_CONTACT_NOTE };
  int place = empty_list (list);

  for (guint i = 0; i < card->contacts->len; i++)
    {
      MdgRecord *contact = card->contacts->pdata[i];
      g_autofree char *kind = mdg_describe_value (workspace, contact, MDG_AGENCY_CONTACT_KIND);
      g_autofree char *level = mdg_describe_value (workspace, contact, MDG_AGENCY_CONTACT_DISCLOSURE);
      g_autofree char *name = mdg_describe_value (workspace, contact, MDG_AGENCY_CONTACT_NAME);
      g_autofree char *role = mdg_describe_value (workspace, contact, MDG_AGENCY_CONTACT_ROLE);
      g_autofree char *who = g_strchomp (g_strjoin ("　", kind, name, role, NULL));
      g_autoptr (GString) below = g_string_new (NULL);

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        {
          g_autofree char *value = mdg_describe_value (workspace, contact, fields[j]);

          if (*value != '\0')
            g_string_append_printf (below, "%s%s", below->len > 0 ? _ (" · ") : "", value);
        }
      add_row (list, contact, who, below->str, level);
    }
  end_list (list, place);
}

void
mdg_agency_lists_show_links (MdgWorkspace *workspace,
                             GtkListBox *list,
                             const MdgAgencyCard *card)
{
  int place = empty_list (list);

  for (guint i = 0; i < card->links->len; i++)
    {
      MdgUuid partner;
      g_autofree char *name = mdg_directory_dup_partner (workspace, card->links->pdata[i], mdg_record_get_uuid (MDG_RECORD (card->agency)), &partner);
      g_autofree char *kind = mdg_describe_value (workspace, card->links->pdata[i], MDG_AGENCY_LINK_KIND);
      const char *rule = mdg_record_get_text (card->links->pdata[i], MDG_AGENCY_LINK_RULE);
      g_autofree char *below = g_strjoin (_ (" · "), kind, rule, NULL);

      add_row (list, card->links->pdata[i], name, below, NULL);
    }
  end_list (list, place);
}

static MdgRecord *
find_ability (const MdgAgencyCard *card,
              const char *proc)
{
  for (guint i = 0; i < card->abilities->len; i++)
    if (g_strcmp0 (mdg_record_get_text (card->abilities->pdata[i], MDG_AGENCY_ABILITY_PROC), proc) == 0)
      return card->abilities->pdata[i];

  return NULL;
}

void
mdg_agency_lists_show_abilities (MdgWorkspace *workspace,
                                 GtkListBox *list,
                                 const MdgAgencyCard *card)
{
  MdgVocabularies *vocabularies = mdg_workspace_get_vocabularies (workspace);
  g_autoptr (GPtrArray) terms = mdg_vocabularies_list (vocabularies, "proc", 0);
  int place = empty_list (list);

  for (guint i = 0; i < terms->len; i++)
    {
      const char *proc = mdg_record_get_text (terms->pdata[i], MDG_TERM_CODE);
      MdgRecord *ability = find_ability (card, proc);
      const char *answer = ability != NULL ? mdg_record_get_text (ability, MDG_AGENCY_ABILITY_ANSWER) : NULL;
      GtkWidget *row = add_row (list, ability, mdg_record_get_text (terms->pdata[i], MDG_TERM_LABEL), ability != NULL ? mdg_record_get_text (ability, MDG_AGENCY_ABILITY_TEXT) : NULL, answer != NULL ? mdg_vocabularies_get_short (vocabularies, "ability", answer, 0) : _ ("not answered"));

      g_object_set_data_full (G_OBJECT (row), "proc", g_strdup (proc), g_free);
    }
  end_list (list, place);
}

MdgRecord *
mdg_agency_lists_get_record (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "record") : NULL;
}

const char *
mdg_agency_lists_get_proc (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "proc") : NULL;
}
