#pragma once

#include "mdg-directory.h"

G_BEGIN_DECLS

/* The agencies of a sheet that leaves the centre, with only what its readers may see. */
typedef struct
{
  MdgWorkspace *workspace;
  MdgAudience audience;
  GPtrArray *cards; /* MdgAgencyCard, by area and kana */
  guint n_excluded; /* left out for want of consent */
} MdgDirectoryBook;

typedef enum
{
  MDG_BOOK_ALL,
  MDG_BOOK_MEDICAL, /* hospitals, clinics, dentists */
  MDG_BOOK_CARE_MANAGEMENT,
  MDG_BOOK_DAY_CARE,
} MdgBookChoice;

/* Agencies that have not closed. */
MdgDirectoryBook *mdg_directory_book_new (MdgWorkspace *workspace,
                                          MdgBookChoice choice,
                                          MdgAudience audience,
                                          GError **error);
void mdg_directory_book_free (MdgDirectoryBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgDirectoryBook, mdg_directory_book_free)

/* The value in words, "" where the readers may not see it: nothing of an agency gets onto a sheet by another way. Owned. */
char *mdg_directory_book_dup_value (MdgDirectoryBook *book,
                                    const MdgAgencyCard *card,
                                    guint field);
char *mdg_directory_book_dup_services (MdgDirectoryBook *book,
                                       const MdgAgencyCard *card);
char *mdg_directory_book_dup_areas (MdgDirectoryBook *book,
                                    const MdgAgencyCard *card);
char *mdg_directory_book_dup_capacity (MdgDirectoryBook *book,
                                       const MdgAgencyCard *card);
char *mdg_directory_book_dup_vacancy (MdgDirectoryBook *book,
                                      const MdgAgencyCard *card);
char *mdg_directory_book_dup_abilities (MdgDirectoryBook *book,
                                        const MdgAgencyCard *card);
char *mdg_directory_book_dup_links (MdgDirectoryBook *book,
                                    const MdgAgencyCard *card);
/* Whether the readers may see the contact; of its fields never the mobile but at the centre. */
gboolean mdg_directory_book_shows_contact (MdgDirectoryBook *book,
                                           MdgRecord *contact);
/* "同意がないため 7 か所を載せていません"; NULL when nobody is missing. Owned. */
char *mdg_directory_book_dup_excluded (MdgDirectoryBook *book);

G_END_DECLS
