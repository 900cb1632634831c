#pragma once

#include "mdg-agency.h"
#include "mdg-date.h"

G_BEGIN_DECLS

/* Who a list or a handbook is for. */
typedef enum
{
  MDG_AUDIENCE_CENTRE,        /* stays at the desk: everything */
  MDG_AUDIENCE_PROFESSIONALS, /* 専門職・行政向け */
  MDG_AUDIENCE_RESIDENTS,     /* 住民向け */
} MdgAudience;

/* What has one level of disclosure together, beside the fields of the agency, which have their own. */
#define MDG_DISCLOSURE_SERVICES "services" /* which ones, their hours, capacity and area */
#define MDG_DISCLOSURE_VACANCY "vacancy"
#define MDG_DISCLOSURE_ABILITIES "abilities"
#define MDG_DISCLOSURE_LINKS "links"

/* "res", "pro" or "closed" of a field of the agency: what was said for it, else what is usual. */
const char *mdg_disclosure_get_level (MdgAgency *agency,
                                      guint field);
/* The same for one of the names above. */
const char *mdg_disclosure_get_group_level (MdgAgency *agency,
                                            const char *group);
/* name is that of a field or a group; the usual level takes what was said off again. */
void mdg_disclosure_set_level (MdgAgency *agency,
                               const char *name,
                               const char *level);
/* A level that is NULL or not known shows nothing but to the centre. */
gboolean mdg_disclosure_shows (const char *level,
                               MdgAudience audience);
gboolean mdg_disclosure_shows_field (MdgAgency *agency,
                                     guint field,
                                     MdgAudience audience);

/* "yes", "pro_only", "no" or "unasked"; a consent that has run out is as good as unasked. */
const char *mdg_disclosure_get_consent (MdgAgency *agency,
                                        const MdgDate *today);
/* Whether the agency may stand in what goes out to the audience at all. */
gboolean mdg_disclosure_may_publish (MdgAgency *agency,
                                     MdgAudience audience,
                                     const MdgDate *today);

G_END_DECLS
