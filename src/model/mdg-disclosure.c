#define G_LOG_DOMAIN "mdg-model"

#include "config.h"

#include "mdg-disclosure.h"

#include <string.h>

#define RESIDENTS "res"
#define PROFESSIONALS "pro"
#define CLOSED "closed"

/* What is not named here is for the centre only. */
static const char *const usual[MDG_AGENCY_N_FIELDS] = {
  [MDG_AGENCY_NAME] = RESIDENTS,
  [MDG_AGENCY_KANA] = RESIDENTS,
  [MDG_AGENCY_KIND] = RESIDENTS,
  [MDG_AGENCY_NUMBER] = PROFESSIONALS,
  [MDG_AGENCY_MEDICAL_CODE] = PROFESSIONALS,
  [MDG_AGENCY_CORPORATION] = RESIDENTS,
  [MDG_AGENCY_CORPORATION_NUMBER] = PROFESSIONALS,
  [MDG_AGENCY_POSTAL] = RESIDENTS,
  [MDG_AGENCY_ADDRESS] = RESIDENTS,
  [MDG_AGENCY_BUILDING] = RESIDENTS,
  [MDG_AGENCY_CITY_CODE] = RESIDENTS,
  [MDG_AGENCY_CITY] = RESIDENTS,
  [MDG_AGENCY_TOWN] = RESIDENTS,
  [MDG_AGENCY_AREA] = RESIDENTS,
  [MDG_AGENCY_LATITUDE] = RESIDENTS,
  [MDG_AGENCY_LONGITUDE] = RESIDENTS,
  [MDG_AGENCY_PHONE] = RESIDENTS,
  [MDG_AGENCY_EXTENSION] = PROFESSIONALS,
  [MDG_AGENCY_FAX] = PROFESSIONALS,
  [MDG_AGENCY_EMAIL] = PROFESSIONALS,
  [MDG_AGENCY_URL] = RESIDENTS,
  [MDG_AGENCY_HOURS] = RESIDENTS,
  [MDG_AGENCY_HOURS_NOTE] = RESIDENTS,
  [MDG_AGENCY_DEPARTMENTS] = RESIDENTS,
  [MDG_AGENCY_BEDS] = RESIDENTS,
  [MDG_AGENCY_STAFF_COUNT] = RESIDENTS,
  [MDG_AGENCY_DISEASES] = PROFESSIONALS,
  [MDG_AGENCY_MESSAGE] = RESIDENTS,
};

static const struct
{
  const char *name;
  const char *level;
} usual_groups[] = {
  { MDG_DISCLOSURE_SERVICES, RESIDENTS },
  { MDG_DISCLOSURE_VACANCY, PROFESSIONALS },
  { MDG_DISCLOSURE_ABILITIES, PROFESSIONALS },
  { MDG_DISCLOSURE_LINKS, PROFESSIONALS },
};

static const char *
get_usual (const char *name)
{
  int field = mdg_record_info_find_field (&mdg_agency_info, name);

  if (field >= 0)
    return usual[field] != NULL ? usual[field] : CLOSED;

  for (guint i = 0; i < G_N_ELEMENTS (usual_groups); i++)
    if (g_str_equal (usual_groups[i].name, name))
      return usual_groups[i].level;

  return CLOSED;
}

/* The levels that were said stand as "phone.pro vacancy.res". */
static const char *
find_level (MdgAgency *agency,
            const char *name)
{
  static const char *const levels[] = { RESIDENTS, PROFESSIONALS, CLOSED };
  g_auto (GStrv) codes = mdg_record_dup_codes (MDG_RECORD (agency), MDG_AGENCY_LEVELS);

  for (char **code = codes; *code != NULL; code++)
    {
      char *dot = strrchr (*code, '.');

      if (dot == NULL || strncmp (*code, name, (gsize) (dot - *code)) != 0 || name[dot - *code] != '\0')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        if (g_str_equal (levels[i], dot + 1))
          return levels[i];

      return CLOSED;
    }

  return get_usual (name);
}

const char *
mdg_disclosure_get_level (MdgAgency *agency,
                          guint field)
{
  g_return_val_if_fail (MDG_IS_AGENCY (agency) && field < MDG_AGENCY_N_FIELDS, CLOSED);

  return find_level (agency, mdg_agency_info.fields[field].name);
}

const char *
mdg_disclosure_get_group_level (MdgAgency *agency,
                                const char *group)
{
  g_return_val_if_fail (MDG_IS_AGENCY (agency), CLOSED);

  return find_level (agency, group);
}

void
mdg_disclosure_set_level (MdgAgency *agency,
                          const char *name,
                          const char *level)
{
  g_auto (GStrv) codes = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);

  g_return_if_fail (MDG_IS_AGENCY (agency));

  codes = mdg_record_dup_codes (MDG_RECORD (agency), MDG_AGENCY_LEVELS);
  for (char **code = codes; *code != NULL; code++)
    if (!g_str_has_prefix (*code, prefix))
      g_ptr_array_add (kept, g_strdup (*code));
  if (level != NULL && !g_str_equal (level, get_usual (name)))
    g_ptr_array_add (kept, g_strconcat (prefix, level, NULL));
  g_ptr_array_add (kept, NULL);
  mdg_record_set_codes (MDG_RECORD (agency), MDG_AGENCY_LEVELS, (const char *const *) kept->pdata);
}

gboolean
mdg_disclosure_shows (const char *level,
                      MdgAudience audience)
{
  if (audience == MDG_AUDIENCE_CENTRE || g_strcmp0 (level, RESIDENTS) == 0)
    return TRUE;

  return audience == MDG_AUDIENCE_PROFESSIONALS && g_strcmp0 (level, PROFESSIONALS) == 0;
}

gboolean
mdg_disclosure_shows_field (MdgAgency *agency,
                            guint field,
                            MdgAudience audience)
{
  return mdg_disclosure_shows (mdg_disclosure_get_level (agency, field), audience);
}

const char *
mdg_disclosure_get_consent (MdgAgency *agency,
                            const MdgDate *today)
{
  const char *consent;
  const char *until;
  MdgDate last;

  g_return_val_if_fail (MDG_IS_AGENCY (agency), "unasked");

  consent = mdg_record_get_text (MDG_RECORD (agency), MDG_AGENCY_CONSENT);
  until = mdg_record_get_text (MDG_RECORD (agency), MDG_AGENCY_CONSENT_UNTIL);
  if (consent == NULL)
    return "unasked";
  if (!g_str_equal (consent, "no") && until != NULL && mdg_date_parse_iso (until, &last) && mdg_date_compare (&last, today) < 0)
    return "unasked";

  return consent;
}

gboolean
mdg_disclosure_may_publish (MdgAgency *agency,
                            MdgAudience audience,
                            const MdgDate *today)
{
  const char *consent = mdg_disclosure_get_consent (agency, today);

  if (audience == MDG_AUDIENCE_CENTRE || g_str_equal (consent, "yes"))
    return TRUE;

  return audience == MDG_AUDIENCE_PROFESSIONALS && g_str_equal (consent, "pro_only");
}
