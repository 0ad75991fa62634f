import { createContext, useContext } from 'react';

/** Names of the rooms that this build has; the menu shows nothing else. */
const Rooms = createContext<ReadonlySet<string>>(new Set());

export const RoomsProvider = Rooms.Provider;
export const useRooms = (): ReadonlySet<string> => useContext(Rooms);
