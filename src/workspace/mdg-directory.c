#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-directory.h"

#include "mdg-describe.h"

#include <glib/gi18n-lib.h>

void
mdg_agency_card_free (MdgAgencyCard *card)
{
  if (card == NULL)
    return;

  g_clear_object (&card->agency);
  g_clear_pointer (&card->services, g_ptr_array_unref);
  g_clear_pointer (&card->abilities, g_ptr_array_unref);
  g_clear_pointer (&card->contacts, g_ptr_array_unref);
  g_clear_pointer (&card->links, g_ptr_array_unref);
  g_free (card);
}

static int
compare_integers (MdgRecord *a,
                  MdgRecord *b,
                  guint field)
{
  gint64 x = mdg_record_get_integer (a, field);
  gint64 y = mdg_record_get_integer (b, field);

  return x < y ? -1 : x > y;
}

static int
compare_services (gconstpointer a,
                  gconstpointer b)
{
  return compare_integers (*(MdgRecord *const *) a, *(MdgRecord *const *) b, MDG_AGENCY_SERVICE_POSITION);
}

static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  return compare_integers (*(MdgRecord *const *) a, *(MdgRecord *const *) b, MDG_AGENCY_CONTACT_POSITION);
}

static gint64
get_place (MdgVocabularies *vocabularies,
           MdgRecord *ability)
{
  MdgTerm *term = mdg_vocabularies_find (vocabularies, "proc", mdg_record_get_text (ability, MDG_AGENCY_ABILITY_PROC), 0);

  return term != NULL ? mdg_record_get_integer (MDG_RECORD (term), MDG_TERM_POSITION) : G_MAXINT64;
}

static int
compare_abilities (gconstpointer a,
                   gconstpointer b,
                   gpointer user_data)
{
  gint64 x = get_place (user_data, *(MdgRecord *const *) a);
  gint64 y = get_place (user_data, *(MdgRecord *const *) b);

  return x < y ? -1 : x > y;
}

static GPtrArray *
list_links (MdgWorkspace *workspace,
            const MdgUuid *uuid,
            GError **error)
{
  g_autoptr (GPtrArray) links = mdg_workspace_list_children (workspace, MDG_KIND_AGENCY_LINK, MDG_AGENCY_LINK_AGENCY, uuid, error);
  g_autoptr (GPtrArray) from = links != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_AGENCY_LINK, MDG_AGENCY_LINK_PARTNER, uuid, error) : NULL;

  if (from == NULL)
    return NULL;

  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (links, g_object_ref (from->pdata[i]));

  return g_steal_pointer (&links);
}

MdgAgencyCard *
mdg_agency_card_load (MdgWorkspace *workspace,
                      const MdgUuid *uuid,
                      GError **error)
{
  g_autoptr (MdgAgencyCard) card = g_new0 (MdgAgencyCard, 1);

  g_return_val_if_fail (MDG_IS_WORKSPACE (workspace), NULL);

  card->agency = (MdgAgency *) mdg_workspace_load (workspace, MDG_KIND_AGENCY, uuid, error);
  if (card->agency == NULL)
    return NULL;
  card->services = mdg_workspace_list_children (workspace, MDG_KIND_AGENCY_SERVICE, MDG_AGENCY_SERVICE_AGENCY, uuid, error);
  card->abilities = card->services != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_AGENCY_ABILITY, MDG_AGENCY_ABILITY_AGENCY, uuid, error) : NULL;
  card->contacts = card->abilities != NULL ? mdg_workspace_list_children (workspace, MDG_KIND_AGENCY_CONTACT, MDG_AGENCY_CONTACT_AGENCY, uuid, error) : NULL;
  card->links = card->contacts != NULL ? list_links (workspace, uuid, error) : NULL;
  if (card->links == NULL)
    return NULL;

  g_ptr_array_sort (card->services, compare_services);
  g_ptr_array_sort_with_data (card->abilities, compare_abilities, mdg_workspace_get_vocabularies (workspace));
  g_ptr_array_sort (card->contacts, compare_contacts);

  return g_steal_pointer (&card);
}

static MdgRecord *
find_ability (GPtrArray *abilities,
              const char *proc)
{
  for (guint i = 0; i < abilities->len; i++)
    if (g_strcmp0 (mdg_record_get_text (abilities->pdata[i], MDG_AGENCY_ABILITY_PROC), proc) == 0)
      return abilities->pdata[i];

  return NULL;
}

const char *
mdg_agency_card_get_answer (const MdgAgencyCard *card,
                            const char *proc)
{
  MdgRecord *ability = find_ability (card->abilities, proc);

  return ability != NULL ? mdg_record_get_text (ability, MDG_AGENCY_ABILITY_ANSWER) : NULL;
}

MdgAgencyService *
mdg_agency_card_find_service (const MdgAgencyCard *card,
                              const char *service)
{
  for (guint i = 0; i < card->services->len; i++)
    if (!mdg_record_get_flag (card->services->pdata[i], MDG_AGENCY_SERVICE_IS_CLOSED) && g_strcmp0 (mdg_record_get_text (card->services->pdata[i], MDG_AGENCY_SERVICE_SERVICE), service) == 0)
      return card->services->pdata[i];

  return NULL;
}

char *
mdg_directory_dup_services (MdgWorkspace *workspace,
                            const char *codes)
{
  g_auto (GStrv) list = g_strsplit (codes != NULL ? codes : "", " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **code = list; *code != NULL; code++)
    if (**code != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (" · ") : "", mdg_vocabularies_get_short (mdg_workspace_get_vocabularies (workspace), "service", *code, 0));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mdg_directory_dup_partner (MdgWorkspace *workspace,
                           MdgAgencyLink *link,
                           const MdgUuid *agency,
                           MdgUuid *partner)
{
  const MdgUuid *from = mdg_record_get_reference (MDG_RECORD (link), MDG_AGENCY_LINK_AGENCY);
  const MdgUuid *to = mdg_record_get_reference (MDG_RECORD (link), MDG_AGENCY_LINK_PARTNER);
  const MdgUuid *other = from != NULL && mdg_uuid_equal (from, agency) ? to : from;
  const char *name = mdg_record_get_text (MDG_RECORD (link), MDG_AGENCY_LINK_PARTNER_NAME);

  *partner = other != NULL ? *other : (MdgUuid){ 0 };

  return other != NULL ? mdg_describe_record (workspace, MDG_KIND_AGENCY, other) : g_strdup (name != NULL ? name : "");
}

MdgFreshness
mdg_directory_get_freshness (MdgWorkspace *workspace,
                             const char *verified_on,
                             int *days)
{
  MdgDate date;
  MdgDate today;
  int age;

  if (days != NULL)
    *days = -1;
  if (verified_on == NULL || !mdg_date_parse_iso (verified_on, &date))
    return MDG_FRESHNESS_NEVER;

  date.month = date.month != 0 ? date.month : 1;
  date.day = date.day != 0 ? date.day : 1;
  mdg_workspace_get_today (workspace, &today);
  age = mdg_date_to_days (&today) - mdg_date_to_days (&date);
  if (days != NULL)
    *days = age;

  return age > MDG_DIRECTORY_STALE_DAYS ? MDG_FRESHNESS_STALE : age > MDG_DIRECTORY_OLD_DAYS ? MDG_FRESHNESS_OLD
                                                                                             : MDG_FRESHNESS_NEW;
}

char *
mdg_directory_dup_freshness (MdgWorkspace *workspace,
                             const char *verified_on)
{
  int days;
  MdgFreshness freshness = mdg_directory_get_freshness (workspace, verified_on, &days);
  g_autofree char *day = mdg_describe_day (workspace, verified_on);

  if (freshness == MDG_FRESHNESS_NEVER)
    return g_strdup (_ ("never verified"));
  if (freshness == MDG_FRESHNESS_NEW)
    return g_strdup_printf (_ ("verified %s"), day);

  return g_strdup_printf (_ ("verified %s (%d days ago)"), day, days);
}

char *
mdg_directory_dup_day_before (MdgWorkspace *workspace,
                              int days)
{
  MdgDate today;
  MdgDate date;

  mdg_workspace_get_today (workspace, &today);
  mdg_date_from_days (mdg_date_to_days (&today) - days, &date);

  return mdg_date_dup_iso (&date);
}

static void
set_verified (MdgWorkspace *workspace,
              MdgRecord *record,
              guint on_field,
              guint from_field,
              guint by_field,
              const char *source)
{
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  g_autofree char *today = mdg_directory_dup_day_before (workspace, 0);

  mdg_record_set_text (record, on_field, today);
  mdg_record_set_text (record, from_field, source);
  mdg_record_set_reference (record, by_field, staff != NULL ? mdg_record_get_uuid (MDG_RECORD (staff)) : NULL);
}

MdgChange *
mdg_directory_verify (MdgWorkspace *workspace,
                      const MdgUuid *agency,
                      const char *source,
                      GError **error)
{
  g_autoptr (MdgAgencyCard) card = mdg_agency_card_load (workspace, agency, error);
  g_autoptr (MdgChange) change = NULL;

  if (card == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Entry of the directory verified"));
  set_verified (workspace, MDG_RECORD (card->agency), MDG_AGENCY_VERIFIED_ON, MDG_AGENCY_VERIFIED_FROM, MDG_AGENCY_VERIFIED_BY, source);
  mdg_change_add (change, MDG_RECORD (card->agency));
  for (guint i = 0; i < card->services->len; i++)
    if (!mdg_record_get_flag (card->services->pdata[i], MDG_AGENCY_SERVICE_IS_CLOSED))
      {
        set_verified (workspace, card->services->pdata[i], MDG_AGENCY_SERVICE_VERIFIED_ON, MDG_AGENCY_SERVICE_VERIFIED_FROM, MDG_AGENCY_SERVICE_VERIFIED_BY, source);
        mdg_change_add (change, card->services->pdata[i]);
      }

  return g_steal_pointer (&change);
}

MdgChange *
mdg_directory_answer (MdgWorkspace *workspace,
                      const MdgUuid *agency,
                      const char *proc,
                      const char *answer,
                      const char *text,
                      const char *source,
                      GError **error)
{
  g_autoptr (GPtrArray) abilities = mdg_workspace_list_children (workspace, MDG_KIND_AGENCY_ABILITY, MDG_AGENCY_ABILITY_AGENCY, agency, error);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (MdgRecord) ability = NULL;
  g_autofree char *today = NULL;

  if (abilities == NULL)
    return NULL;

  ability = find_ability (abilities, proc);
  if (ability != NULL)
    g_object_ref (ability);
  if (ability == NULL && answer == NULL)
    return NULL;

  change = mdg_change_new (N_ ("Abilities changed"));
  if (answer == NULL)
    {
      mdg_change_add_void (change, ability, NULL);
      return g_steal_pointer (&change);
    }
  if (ability != NULL && g_strcmp0 (mdg_record_get_text (ability, MDG_AGENCY_ABILITY_ANSWER), answer) == 0 && g_strcmp0 (mdg_record_get_text (ability, MDG_AGENCY_ABILITY_TEXT), text) == 0)
    return NULL;

  if (ability == NULL)
    ability = MDG_RECORD (mdg_agency_ability_new ());
  today = mdg_directory_dup_day_before (workspace, 0);
  mdg_record_set_reference (ability, MDG_AGENCY_ABILITY_AGENCY, agency);
  mdg_record_set_text (ability, MDG_AGENCY_ABILITY_PROC, proc);
  mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWER, answer);
  mdg_record_set_text (ability, MDG_AGENCY_ABILITY_TEXT, text);
  mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWERED_ON, today);
  mdg_record_set_text (ability, MDG_AGENCY_ABILITY_ANSWERED_FROM, source);
  mdg_change_add (change, ability);

  return g_steal_pointer (&change);
}
